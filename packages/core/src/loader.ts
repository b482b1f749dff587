import { createConsent, type PageConsent } from './consent.ts';
import { PrefineryError } from './errors.ts';
import type { PrefineryEvent, ScriptState } from './events.ts';
import { hintAtSandbox, isLocal } from './local.ts';
import { isProject, type PrefineryOptions } from './options.ts';
import { createSession, type Session } from './session.ts';
import { findScripts, isOver, projectOf } from './snippet.ts';
import { installStub, isStub } from './vendor.ts';

/** The vendor's script on this page. All clients of the page share one. */
export interface Loader {
  /** The shape of what clients share. Another copy of the package may have another one. */
  readonly version: number;
  readonly project: string;
  readonly scriptUrl: string;
  /** The address of the page when the first client was made. */
  readonly search: string;
  /** Who is here. */
  readonly session: Session;
  readonly consent: PageConsent;
  state: ScriptState;
  /** Why the last try failed, from the first failure until the script is usable. */
  error: PrefineryError | null;
  /** Resolves when somebody needs the script: a command, or `load` of a client. */
  readonly wanted: Promise<void>;
  /** Says that somebody needs the script. */
  want: () => void;
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

/** Counts up when what clients share changes. */
const VERSION = 3;

/** What a loader needs to know of the script. */
type Source = PrefineryOptions & { scriptUrl: string };

/**
 * The page's loader, made by the first client that asks.
 *
 * @throws {@link PrefineryError} In development, when this client cannot work here. In production it would take the page
 * down, so the client gets a loader of its own that fails.
 */
export function pageLoader(given: Source): Loader {
  const page: Window & { [registry]?: Loader } = window;
  // A link reads an address as a script element does. One that is none stays as it is, and fails to load.
  const { href: scriptUrl } = Object.assign(document.createElement('a'), { href: given.scriptUrl });
  const source = { ...given, scriptUrl };
  const refusal = refuse(source, page[registry]);
  if (!refusal) return (page[registry] ??= createLoader(source));
  if (process.env.NODE_ENV !== 'production') throw refusal;
  return createLoader(source, refusal);
}

/** Why a client cannot have the loader of its page, or any. */
function refuse({ project, scriptUrl }: Source, shared: Loader | undefined): PrefineryError | undefined {
  if (!isProject(project)) return new PrefineryError('invalid_options', { about: 'project' });
  if (shared && shared.version !== VERSION) {
    return new PrefineryError('version_conflict', { about: `${shared.version} and ${VERSION}` });
  }
  if (shared && (shared.project !== project || shared.scriptUrl !== scriptUrl)) return conflict(shared.scriptUrl);
  return undefined;
}

const conflict = (about: string) => new PrefineryError('project_conflict', { about });

/** A loader. On a server it stays idle. With a `refusal` it fails with that. */
export function createLoader(source: Source, refusal?: PrefineryError): Loader {
  const { project, scriptUrl } = source;
  const listeners = new Set<(event: PrefineryEvent) => void>();
  let loading: Promise<void> | undefined;
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
      // A page may be drawn before anybody has asked for it. It is not a visit until a person sees it.
      if (isPrerendering()) await once(document, 'prerenderingchange');
      become('loading');
      await loadScript(source, (error) => {
        if (process.env.NODE_ENV !== 'production') hintAtSandbox(scriptUrl, project);
        become('loading', error);
      });
    } catch (cause) {
      loading = undefined;
      // What a page forbids is thrown by the browser, such as an address that is not a trusted type.
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
      // Whoever begins to listen together with what makes it happen hears of it. And each has a turn of its own: a
      // listener that throws is reported, and disturbs nobody.
      queueMicrotask(() => listeners.forEach((listener) => queueMicrotask(() => listener(event))));
    },
    load: () => (loading ??= begin()),
  };
  return loader;
}

/** Whether nobody sees the page yet. */
export const isPrerendering = () => (document as Document & { readonly prerendering?: boolean }).prerendering;

const once = (target: EventTarget, type: string) =>
  new Promise<Event>((resolve) => target.addEventListener(type, resolve, { once: true }));

/** Tells of each try that failed but the last, and rejects with the error of the last. */
async function loadScript(source: Source, onTrouble: (error: PrefineryError) => void): Promise<void> {
  const { scriptUrl } = source;
  const present = findScripts(scriptUrl);
  const other = present.find((script) => !isSame(script, source));
  if (other) throw conflict(other.src);

  let stub = installStub();
  if (!isStub(stub)) return;

  // A snippet's script that is still on its way is waited for, at most until the page is complete.
  let script = present.find((candidate) => !isOver(candidate));
  let completion = script && once(window, 'load');
  // In ms, after each try that failed; after the last there is none.
  for (const pause of [300, 900, 0]) {
    const event = await settled((script ??= create(source)), completion);
    completion = undefined;
    const vendor = installStub();
    // A script that has loaded puts its function in the stub's place; an answer of another kind, such as an empty one,
    // does not. One that has not loaded did nothing, so another stub is that of a snippet that was added meanwhile.
    const hasLoaded = event?.type === 'load' && event.target === script;
    if (vendor !== stub && (hasLoaded || !isStub(vendor))) return;
    stub = vendor;

    const error = new PrefineryError('script_failed', { about: scriptUrl, cause: event });
    script.remove();
    script = undefined;
    if (!pause) throw error;
    onTrouble(error);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Whether a script of the page serves the project that is asked for. Its address may be another one. */
function isSame({ src }: HTMLScriptElement, { project, scriptUrl }: Source): boolean {
  // Who develops against a sandbox does not mean to write into the real campaign.
  if (process.env.NODE_ENV !== 'production' && isLocal(scriptUrl) && !isLocal(src)) return false;
  return (projectOf(src) ?? project) === project;
}

function create({ scriptUrl, nonce, trustedTypesPolicy }: Source): HTMLScriptElement {
  const src = trustedTypesPolicy?.createScriptURL(scriptUrl) ?? scriptUrl;
  const script = Object.assign(document.createElement('script'), { src });
  if (nonce) script.nonce = nonce;
  return script;
}

/** Appends a script that is not in the page yet. Resolves when the script has come or failed, or its page is complete, or with nothing when it took too long. */
async function settled(script: HTMLScriptElement, completion: Promise<Event> | undefined): Promise<Event | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const event = await new Promise<Event | undefined>((resolve) => {
    // One try, in ms.
    timer = setTimeout(() => resolve(undefined), 8000);
    script.addEventListener('load', resolve);
    script.addEventListener('error', resolve);
    // Only now, because happy-dom fires the event while it appends the script.
    if (!script.isConnected) document.head.append(script);
    void completion?.then(resolve);
  });
  clearTimeout(timer);
  return event;
}
