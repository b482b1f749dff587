import { createCookies } from './cookies.ts';
import { createDisplays } from './displays.ts';
import { createSignup } from './forms.ts';
import { createFrames } from './frames.ts';
import { keepLanding, type KeptReferrer, refCheckOf } from './landing.ts';
import { createPopup } from './popup.ts';
import { createRows, type Row } from './rows.ts';
import { createTurns } from './turns.ts';
import { createWire, failed, type Outcome } from './wire.ts';

/** The function at `window.prefinery`. */
export type Prefinery = (command?: unknown, dataOrCallback?: unknown, lastCallback?: unknown) => void;

export interface WidgetOptions {
  fetch: typeof fetch;
  document: Document;
  /** Address of the sandbox: its origin and the path it is mounted under, without a slash at the end. */
  base: string;
  /** Key of the project, as in the script's address. */
  project: string;
  /** Creates the timeout of one request, so that later calls do not wait for it forever. */
  deadline: () => AbortSignal;
  /** @defaultValue 'last' */
  keptReferrer?: KeptReferrer;
}

/** Creates the widget. It uses no global but the given document. */
export function createWidget({
  fetch,
  document,
  base,
  project,
  deadline,
  keptReferrer = 'last',
}: WidgetOptions): Prefinery {
  const cookies = createCookies(document, project);
  const ready = readToItsEnd(document);
  const turns = createTurns();
  const wire = createWire({ fetch, document, base, project, cookies, deadline });
  const frames = createFrames({ document, base, onJoined: cookies.keepSession });
  const popup = createPopup(document, frames);
  const displays = createDisplays({ document, frames, popup, ready });
  const addUser = (data: object): Promise<Outcome> => carryOut('addUser', rows.addUser, data);
  const forms = createSignup({ document, base, project, cookies, frames, popup, addUser });
  const rows = createRows({ cookies, displays, forms, popup, turns, wire });
  const table = new Map<string, Row>(Object.entries(rows));

  keepLanding(document, cookies, keptReferrer);
  const refCheck = refCheckOf(document.location);
  if (refCheck !== null) {
    void start('ref-check', () => displays.popUp('ref-check', () => turns.change(() => wire.check(refCheck))));
  }
  void ready.then(forms.init);

  return (command, dataOrCallback, lastCallback) => {
    const name = String(command);
    const row = table.get(name);
    if (row === undefined) {
      console.error(`prefinery: the sandbox knows no command "${name}". It knows ${[...table.keys()].join(', ')}.`);
      return;
    }
    const called = typeof dataOrCallback === 'function';
    void start(name, row, called ? undefined : dataOrCallback, called ? dataOrCallback : lastCallback);
  };
}

async function readToItsEnd(document: Document): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

async function start(name: string, row: Row, data?: unknown, callback?: unknown): Promise<void> {
  deliver(name, await carryOut(name, row, data), callback);
}

const carryOut = (name: string, row: Row, data: unknown): Promise<Outcome> =>
  row(data).catch((cause: unknown) => failed(`${name} failed inside the page: ${String(cause)}`));

function deliver(name: string, { ok, answer, calls = 1 }: Outcome, callback: unknown): void {
  if (typeof callback !== 'function') {
    if (!ok) console.error(`prefinery: ${name} failed, and the call has no callback to tell.`, answer);
    return;
  }
  for (let made = 0; made < calls; made += 1) {
    try {
      callback(answer);
    } catch (error) {
      reportError(error);
    }
  }
}
