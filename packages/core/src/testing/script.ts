import { PrefineryError } from '../errors.ts';
import type { ScriptState } from '../events.ts';
import { type Loader, registry } from '../loader.ts';

type Page = Window & { [registry]?: Loader };

/** Every loader that a fake has met. A client that a module of the app has made outlives the test, and so does its loader. */
const met = new Set<Loader>();
let isBlocked = () => false;

function become(loader: Loader, state: ScriptState, error: PrefineryError | null): void {
  loader.state = state;
  loader.error = error;
  loader.emit({ type: 'script', result: state });
}

/** Has the loader fail at once, without a network and without further tries, for as long as the script is blocked. */
function meet(loader: Loader): Loader {
  if (met.has(loader)) return loader;
  met.add(loader);
  const { load } = loader;
  let failing: Promise<void> | undefined;
  const fail = async () => {
    become(loader, 'loading', null);
    const error = new PrefineryError('script_failed', { about: loader.scriptUrl });
    become(loader, 'failed', error);
    throw error;
  };
  loader.load = async () => {
    // Callers share an attempt, as those of a real loader do.
    if (isBlocked()) return (failing ??= fail().finally(() => (failing = undefined)));
    await load();
    if (loader.state !== 'ready') become(loader, 'ready', null);
  };
  return loader;
}

/** Lets a fake decide whether the script of this page loads: for clients that are there, and for those to come. */
export function watchLoader(blocked: () => boolean): void {
  isBlocked = blocked;
  let loader: Loader | undefined;
  Object.defineProperty(window, registry, {
    configurable: true,
    get: () => loader,
    set: (made: Loader) => {
      loader = meet(made);
    },
  });
}

/** Takes the loader off the page. What was blocked is forgotten. */
export function releaseLoader(): void {
  const page: Page = window;
  if (page[registry]) meet(page[registry]);
  Reflect.deleteProperty(window, registry);
  isBlocked = () => false;
  for (const loader of met) if (loader.state === 'failed') become(loader, 'idle', null);
}
