import { PrefineryError } from '../errors.ts';
import type { ScriptState } from '../events.ts';
import { type Loader, registry } from '../loader.ts';

type Page = Window & { [registry]?: Loader };

/** Every loader that fakes control. A client of an app's module outlives a test, and so does its loader. */
const controlled = new Set<Loader>();
let isBlocked = () => false;

function become(loader: Loader, state: ScriptState, error: PrefineryError | null): void {
  loader.state = state;
  loader.error = error;
  loader.emit({ type: 'script', result: state });
}

/** While the script is blocked, the loader fails at once, without a network and without retries. */
function control(loader: Loader): Loader {
  if (controlled.has(loader)) return loader;
  controlled.add(loader);
  const { load } = loader;
  let failing: Promise<void> | undefined;
  const fail = async () => {
    become(loader, 'loading', null);
    const error = new PrefineryError('script_failed', { about: loader.scriptUrl });
    become(loader, 'failed', error);
    throw error;
  };
  loader.load = async () => {
    // Callers share one attempt, as with a real loader.
    if (isBlocked()) return (failing ??= fail().finally(() => (failing = undefined)));
    await load();
    if (loader.state !== 'ready') become(loader, 'ready', null);
  };
  return loader;
}

/** Lets a fake decide whether the script of this page loads, for existing and for later clients. */
export function watchLoader(blocked: () => boolean): void {
  isBlocked = blocked;
  let loader: Loader | undefined;
  Object.defineProperty(window, registry, {
    configurable: true,
    get: () => loader,
    set: (made: Loader) => {
      loader = control(made);
    },
  });
}

/** Removes the loader from the page, and ends the `blocked` fault. */
export function releaseLoader(): void {
  const page: Page = window;
  if (page[registry]) control(page[registry]);
  Reflect.deleteProperty(window, registry);
  isBlocked = () => false;
  for (const loader of controlled) if (loader.state === 'failed') become(loader, 'idle', null);
}
