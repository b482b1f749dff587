import { createConsent, type PageConsent } from './consent.ts';
import { PrefineryError } from './errors.ts';
import type { PrefineryEvent, ScriptState } from './events.ts';
import { keepReferrer } from './keptReferrer.ts';
import { hintAtSandbox, isLocal } from './local.ts';
import { isProject, type PrefineryOptions } from './options.ts';
import { createSession, type Session } from './session.ts';
import { findScripts, isOver, projectOf } from './snippet.ts';
import { installStub, isStub } from './vendor.ts';

/** The vendor's script on this page. All clients of the page share one. */
export interface Loader {
  /** The version of this interface. Another copy of the package on the page may have another one. */
  readonly version: number;
  readonly project: string;
  readonly scriptUrl: string;
  /** The address of the page when the first client was made. */
  readonly search: string;
  /** The browser session. */
  readonly session: Session;
  readonly consent: PageConsent;
  state: ScriptState;
  /** Why the last try failed, from the first failure until the script is usable. */
  error: PrefineryError | null;
  /** Resolves when something needs the script: a command, or `load` of a client. */
  readonly wanted: Promise<void>;
  /** Resolves `wanted`. */
  want: () => void;
  /** Calls the listener with every event. Returns the function that unsubscribes. */
  subscribe: (listener: (event: PrefineryEvent) => void) => () => void;
  emit: (event: PrefineryEvent) => void;
  /** Resolves when the script is usable. Callers share one attempt; after a failure the next call begins another. */
  load: () => Promise<void>;
  /** Starts the first try of `load`. Until `load` is called, no state changes and no event is emitted. */
  prepare: () => void;
}

/** The property of `window` that has the page's loader, so that two copies of this package load one script. */
export const registry = Symbol.for('prefinery-kit');

/** The version of {@link Loader}. Raise it with every change of what clients share. */
const VERSION = 4;

/** The options of a loader. */
type Source = PrefineryOptions & { scriptUrl: string };

/**
 * The page's loader. The first client creates it.
 *
 * @throws {@link PrefineryError} In development, if this client cannot work on this page. In production that would
 * break the page, so the client gets a loader of its own that fails.
 */
export function pageLoader(given: Source): Loader {
  const page: Window & { [registry]?: Loader } = window;
  // A link resolves an address as a script element does. An invalid one is left as it is, and fails to load.
  const { href: scriptUrl } = Object.assign(document.createElement('a'), { href: given.scriptUrl });
  const source = { ...given, scriptUrl };
  const refusal = refuse(source, page[registry]);
  if (!refusal) return (page[registry] ??= createLoader(source));
  if (process.env.NODE_ENV !== 'production') throw refusal;
  return createLoader(source, refusal);
}

/** Why a client cannot use the loader of its page; `undefined` if it can. */
function refuse({ project, scriptUrl }: Source, shared: Loader | undefined): PrefineryError | undefined {
  if (!isProject(project)) return new PrefineryError('invalid_options', { about: 'project' });
  if (shared && shared.version !== VERSION) {
    return new PrefineryError('version_conflict', { about: `${shared.version} and ${VERSION}` });
  }
  if (shared && (shared.project !== project || shared.scriptUrl !== scriptUrl)) return conflict(shared.scriptUrl);
  return undefined;
}

const conflict = (about: string) => new PrefineryError('project_conflict', { about });

/** Creates a loader. On a server it stays idle. With a `refusal`, `load` rejects with it. */
export function createLoader(source: Source, refusal?: PrefineryError): Loader {
  const { project, scriptUrl } = source;
  const listeners = new Set<(event: PrefineryEvent) => void>();
  let loading: Promise<void> | undefined;
  let prepared: Try | undefined;
  let want = () => {};
  const wanted = new Promise<void>((resolve) => (want = resolve));

  const become = (state: ScriptState, error: PrefineryError | null = null) => {
    loader.state = state;
    loader.error = error;
    loader.emit({ type: 'script', result: state });
  };

  const begin = async () => {
    try {
      if (refusal) throw refusal;
      // A prerendered page may never be shown, and is not a visit until it is.
      if (isPrerendering()) await once(document, 'prerenderingchange');
      keepReferrer(loader);
      become('loading');
      const first = prepared;
      prepared = undefined;
      await loadScript(source, first, (error) => {
        if (process.env.NODE_ENV !== 'production') hintAtSandbox(scriptUrl, project);
        become('loading', error);
      });
    } catch (cause) {
      loading = undefined;
      // Browsers throw where the page's policy forbids the script, such as an address that is not a trusted type.
      const error =
        cause instanceof PrefineryError ? cause : new PrefineryError('script_failed', { about: scriptUrl, cause });
      become('failed', error);
      throw error;
    }
    become('ready');
  };

  const loader: Loader = {
    version: VERSION,
    project,
    scriptUrl,
    search: globalThis.location?.search ?? '',
    session: createSession(project),
    consent: createConsent(source.consent ?? 'granted', (event) => loader.emit(event)),
    state: 'idle',
    error: null,
    wanted,
    want,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(event) {
      // Listeners that are added in the same task are called, too. Each has a microtask of its own, so that one that
      // throws is reported and the others are still called.
      queueMicrotask(() => listeners.forEach((listener) => queueMicrotask(() => listener(event))));
    },
    load: () => (loading ??= begin()),
    prepare() {
      if (refusal || prepared || loader.state !== 'idle') return;
      try {
        if (isStub(installStub())) prepared = start(create(source));
      } catch {
        // Where the page's policy forbids the script, or `window.prefinery` cannot be set, `load` fails, too.
      }
    },
  };
  return loader;
}

/** Whether the browser prerenders the page. */
export const isPrerendering = () => (document as Document & { readonly prerendering?: boolean }).prerendering;

const once = (target: EventTarget, type: string) =>
  new Promise<Event>((resolve) => target.addEventListener(type, resolve, { once: true }));

/** A try to load the script. */
interface Try {
  script: HTMLScriptElement;
  /** Resolves when it is over, see `settled`. */
  over: Promise<Event | undefined>;
}

const start = (script: HTMLScriptElement, completion?: Promise<Event>): Try => ({
  script,
  over: settled(script, completion),
});

/**
 * Loads the script with two retries. The first try may have been started before. Calls `onTrouble` before each retry,
 * and rejects with the error of the last try.
 */
async function loadScript(
  source: Source,
  first: Try | undefined,
  onTrouble: (error: PrefineryError) => void,
): Promise<void> {
  const { scriptUrl } = source;
  const present = findScripts(scriptUrl);
  const other = present.find((script) => !isSame(script, source));
  if (other) throw conflict(other.src);

  let stub = installStub();
  if (!isStub(stub)) return;

  // If the script of a snippet is still loading, wait for it, at most until the page is complete.
  const snippet = first ? undefined : present.find((candidate) => !isOver(candidate));
  let current = snippet ? start(snippet, once(window, 'load')) : first;
  // The pauses after failed tries, in ms. After the last try there is none.
  for (const pause of [300, 900, 0]) {
    const { script, over } = (current ??= start(create(source)));
    const event = await over;
    const vendor = installStub();
    // The vendor's script replaces the stub with its function; another response, such as an empty one, does not. If the
    // script has not loaded, a new stub comes from a snippet that was added meanwhile.
    const hasLoaded = event?.type === 'load' && event.target === script;
    if (vendor !== stub && (hasLoaded || !isStub(vendor))) return;
    stub = vendor;

    const error = new PrefineryError('script_failed', { about: scriptUrl, cause: event });
    script.remove();
    current = undefined;
    if (!pause) throw error;
    onTrouble(error);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Whether a script of the page serves the same project. Its address may differ. */
function isSame({ src }: HTMLScriptElement, { project, scriptUrl }: Source): boolean {
  // With a sandbox as `scriptUrl`, the snippet's script must not be used: it would write into the real campaign.
  if (process.env.NODE_ENV !== 'production' && isLocal(scriptUrl) && !isLocal(src)) return false;
  return (projectOf(src) ?? project) === project;
}

function create({ scriptUrl, nonce, trustedTypesPolicy }: Source): HTMLScriptElement {
  const src = trustedTypesPolicy?.createScriptURL(scriptUrl) ?? scriptUrl;
  const script = Object.assign(document.createElement('script'), { src });
  if (nonce) script.nonce = nonce;
  return script;
}

/**
 * Appends the script if it is not in the page yet. Resolves with the event of the script or of the complete page, or
 * with `undefined` after the time limit.
 */
async function settled(script: HTMLScriptElement, completion: Promise<Event> | undefined): Promise<Event | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const event = await new Promise<Event | undefined>((resolve) => {
    // The time limit of one try, in ms.
    timer = setTimeout(() => resolve(undefined), 8000);
    script.addEventListener('load', resolve);
    script.addEventListener('error', resolve);
    // After the listeners are added, because happy-dom fires the event while it appends the script.
    if (!script.isConnected) document.head.append(script);
    void completion?.then(resolve);
  });
  clearTimeout(timer);
  return event;
}
