import type { Command } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import { createCookies } from './cookies.ts';
import { createFrames } from './frames.ts';
import { keepLanding } from './landing.ts';
import { createWire, failed, type Outcome } from './wire.ts';

/** The function that apps know as `window.prefinery`. */
export type Prefinery = (command?: unknown, dataOrCallback?: unknown, lastCallback?: unknown) => void;

export interface WidgetOptions {
  fetch: typeof fetch;
  document: Document;
  /** Address of the sandbox: origin and the path it is mounted under, without a slash at the end. */
  base: string;
  /** Key of the project, as in the script's address. */
  project: string;
}

interface Row {
  run: (data: unknown) => Promise<Outcome>;
  /** Later calls wait for this one: it may change whom they are about. */
  changesSession?: true;
}

const target = v.object({ dom_id: v.string() });

/** Makes the function that speaks to the sandbox. It touches nothing global but the document's cookies. */
export function createWidget({ fetch, document, base, project }: WidgetOptions): Prefinery {
  const cookies = createCookies(document, project);
  const frames = createFrames(document, base);
  const wire = createWire({ fetch, document, base, project, cookies });
  keepLanding(document.location, cookies);

  const send = (command: Command) => (data: unknown) => wire(command, data);

  const recordImpression = (data: unknown): Promise<Outcome> => {
    cookies.keepVisitor();
    return wire('recordFormImpression', data);
  };

  const embed =
    (command: Command) =>
    async (data: unknown): Promise<Outcome> => {
      const outcome = await wire(command, data);
      if (!outcome.ok) return outcome;
      if (outcome.frame === undefined) return failed(`${command}: the sandbox's reply names no page to show.`);
      const id = v.is(target, data) ? data.dom_id : '';
      const element = document.getElementById(id);
      if (element === null) return failed(`${command} found no element with the id "${id}". Add it before the call.`);
      const loaded = await frames.draw(element, outcome.frame);
      return loaded ? outcome : failed(`${command}: what was drawn into "${id}" was removed before it had loaded.`);
    };

  const rows: Partial<Record<Command, Row>> = {
    addUser: { run: send('addUser'), changesSession: true },
    getUser: { run: send('getUser') },
    recordFormImpression: { run: recordImpression },
    embedLeaderboard: { run: embed('embedLeaderboard') },
  };
  const table = new Map(Object.entries(rows));

  let session: Promise<unknown> = Promise.resolve();

  const start = async (name: string, row: Row, data: unknown, callback: unknown): Promise<void> => {
    const outcome = session
      .then(() => row.run(data))
      .catch((cause: unknown) => failed(`${name} failed inside the page: ${String(cause)}`));
    if (row.changesSession) session = outcome;
    deliver(name, await outcome, callback);
  };

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

function deliver(name: string, { ok, answer }: Outcome, callback: unknown): void {
  if (typeof callback !== 'function') {
    if (!ok) console.error(`prefinery: ${name} failed, and the call has no callback to tell.`, answer);
    return;
  }
  try {
    callback(answer);
  } catch (error) {
    reportError(error);
  }
}
