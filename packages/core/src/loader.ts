import { createConsent, type PageConsent } from './consent.ts';
import { PrefineryError } from './errors.ts';
import type { Consent, PrefineryEvent, ScriptState } from './events.ts';
import { createSession, type Session } from './session.ts';
import { installStub, isStub } from './vendor.ts';

/** The vendor's script on this page. All clients of the page share one. */
export interface Loader {
  readonly scriptUrl: string;
  /** The address of the page when the first client was made. */
  readonly search: string;
  /** Who is here. */
  readonly session: Session;
  readonly consent: PageConsent;
  state: ScriptState;
  /** Why the last try failed, from the first failure until the script is usable. */
  error: PrefineryError | null;
  /** Calls the listener with everything that happens. Returns the function that ends it. */
  subscribe: (listener: (event: PrefineryEvent) => void) => () => void;
  emit: (event: PrefineryEvent) => void;
  /**
   * Resolves when the script is usable. Callers share one attempt; after a failure the next call begins another.
   */
  load: () => Promise<void>;
}

/** Where the page keeps its loader: on itself, so that two copies of this package still load one script. */
export const registry = Symbol.for('prefinery-kit');

/**
 * The page's loader, made by the first client that asks.
 *
 * @throws {@link PrefineryError} `project_conflict` when the page already serves another project or address.
 */
export function pageLoader(scriptUrl: string, nonce: string | undefined, project: string, consent: Consent): Loader {
  const page: Window & { [registry]?: Loader } = window;
  const src = new URL(scriptUrl, document.baseURI).href;
  const loader = (page[registry] ??= createLoader(src, nonce, project, consent));
  if (loader.scriptUrl !== src) throw conflict(loader.scriptUrl);
  return loader;
}

const conflict = (about: string) => new PrefineryError('project_conflict', { about });

/** A loader. On a server it stays idle. */
export function createLoader(src: string, nonce: string | undefined, project: string, consent: Consent): Loader {
  const listeners = new Set<(event: PrefineryEvent) => void>();
  let loading: Promise<void> | undefined;

  const become = (state: ScriptState, error: PrefineryError | null = null) => {
    loader.state = state;
    loader.error = error;
    loader.emit({ type: 'script', result: state });
  };

  const begin = () => {
    become('loading');
    return loadScript(src, nonce, (error) => become('loading', error)).then(
      () => become('ready'),
      (error: PrefineryError) => {
        loading = undefined;
        become('failed', error);
        throw error;
      },
    );
  };

  const loader: Loader = {
    scriptUrl: src,
    search: globalThis.location?.search ?? '',
    session: createSession(project),
    consent: createConsent(consent, (event) => loader.emit(event)),
    state: 'idle',
    error: null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(event) {
      // Whoever begins to listen together with what makes it happen hears of it. And each has a turn of its own: a
      // listener that throws is reported, and disturbs nobody.
      queueMicrotask(() => listeners.forEach((listener) => queueMicrotask(() => listener(event))));
    },
    load: () => (loading ??= begin()),
  };
  return loader;
}

/** Tells of each try that failed, and rejects with the error of the last. */
async function loadScript(
  src: string,
  nonce: string | undefined,
  onTrouble: (error: PrefineryError) => void,
): Promise<void> {
  const before = installStub();
  if (!isStub(before)) return;

  const present = document.querySelector<HTMLScriptElement>('script[src*="/widget/v2/"]:not([type="text/plain"])');
  if (present && present.src !== src) throw conflict(present.src);

  // A snippet's script that is still on its way is waited for. One that came to nothing fires no event any more.
  let script = performance.getEntriesByName(src).length ? null : present;
  // In ms, after each try that failed; after the last there is none.
  for (const pause of [300, 900, 0]) {
    const cause = await settled((script ??= inject(src, nonce)));
    // The script puts its function in the stub's place: an answer of another kind, such as an empty one, does not.
    if (installStub() !== before) return;

    const error = new PrefineryError('script_failed', { about: src, cause });
    script.remove();
    script = null;
    if (!pause) throw error;
    onTrouble(error);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function inject(src: string, nonce: string | undefined): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = src;
  if (nonce) script.nonce = nonce;
  return document.head.appendChild(script);
}

/** Resolves when the script has come or failed, or with nothing when it took too long. */
async function settled(script: HTMLScriptElement): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const event = await new Promise((resolve) => {
    // One try, in ms.
    timer = setTimeout(resolve, 8000);
    script.addEventListener('load', resolve);
    script.addEventListener('error', resolve);
  });
  clearTimeout(timer);
  return event;
}
