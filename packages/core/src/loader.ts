import { PrefineryError } from './errors.ts';
import { installStub, isStub, vendorWindow } from './vendor.ts';

/** Where the vendor's script is: not asked for, on its way, usable, given up for now, or switched off. */
export type ScriptState = 'idle' | 'loading' | 'ready' | 'failed' | 'disabled';

/** The vendor's script on this page. All clients of the page share one. */
export interface Loader {
  readonly src: string;
  readonly listeners: Set<() => void>;
  state: ScriptState;
  error: PrefineryError | null;
  /** Resolves when the script is usable. Callers share one attempt; after a failure the next call begins another. */
  load: () => Promise<void>;
}

const TRIES = 3;
/** Before the second try, in ms; three times as long before the third. */
const PAUSE = 300;
/** For one try, in ms. */
const LIMIT = 8000;

// On the page itself, so that two copies of this package still load one script.
const registry = Symbol.for('@prefinery-kit/core');

/**
 * The page's loader, made by the first client that asks.
 *
 * @throws {@link PrefineryError} `project_conflict` when the page already serves another project or address.
 */
export function pageLoader(scriptUrl: string, nonce: string | undefined): Loader {
  const page: Window & { [registry]?: Loader } = window;
  const src = new URL(scriptUrl, document.baseURI).href;
  const loader = (page[registry] ??= createLoader(src, nonce));
  if (loader.src !== src) throw conflict(loader.src);
  return loader;
}

const conflict = (src: string) => new PrefineryError('project_conflict', { about: src });

function createLoader(src: string, nonce: string | undefined): Loader {
  let loading: Promise<void> | undefined;

  const become = (state: ScriptState, error: PrefineryError | null) => {
    loader.state = state;
    loader.error = error;
    for (const listener of loader.listeners) listener();
  };

  const begin = () => {
    become('loading', null);
    return loadScript(src, nonce).then(
      () => become('ready', null),
      (cause: unknown) => {
        loading = undefined;
        const error =
          cause instanceof PrefineryError ? cause : new PrefineryError('script_failed', { about: src, cause });
        become('failed', error);
        throw error;
      },
    );
  };

  const loader: Loader = {
    src,
    listeners: new Set(),
    state: 'idle',
    error: null,
    load: () => (loading ??= begin()),
  };
  return loader;
}

async function loadScript(src: string, nonce: string | undefined): Promise<void> {
  const before = installStub();
  if (!isStub(before)) return;

  const present = [...document.scripts].find((script) => /\/widget\/v2\/\w+\.js/.test(script.src));
  if (present && present.src !== src) throw conflict(present.src);

  // A snippet's script that is still on its way is waited for. One that came to nothing fires no event any more.
  let script = performance.getEntriesByName(src).length ? undefined : present;
  for (let attempt = 1; ; attempt++) {
    try {
      await settled((script ??= inject(src, nonce)));
      const now = vendorWindow().prefinery;
      if (now && (now !== before || !('q' in now))) return;
      throw new Error('empty');
    } catch (cause) {
      script?.remove();
      script = undefined;
      if (attempt === TRIES) throw cause;
      await new Promise((resolve) => setTimeout(resolve, PAUSE * 3 ** (attempt - 1)));
    }
  }
}

function inject(src: string, nonce: string | undefined): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = src;
  if (nonce) script.nonce = nonce;
  return document.head.appendChild(script);
}

/** Resolves when the script has run; rejects with the error event, or with nothing when it took too long. */
function settled(script: HTMLScriptElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const end = (act: (event?: Event) => void) => (event?: Event) => {
      clearTimeout(timer);
      stop.abort();
      act(event);
    };
    const timer = setTimeout(end(reject), LIMIT);
    script.addEventListener(
      'load',
      end(() => resolve()),
      stop,
    );
    script.addEventListener('error', end(reject), stop);
  });
}
