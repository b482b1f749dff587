import { outlineOf, type Outline } from '../outline.ts';
import type { Called } from '../report.ts';
import { shapeOf } from '../shape.ts';

/** A page of its own with the vendor's snippet, in a frame of the probe. All stages share the cookies. */
export interface Stage {
  document: Document;
  /** Whether the script has replaced the snippet's stub. */
  runs: boolean;
  /** What the script and the snippet have added to `window`. */
  globals: string[];
  /** Hosts that the page has loaded something from. */
  hosts: () => string[];
  /** What was assigned to `document.cookie`. */
  cookieWrites: () => readonly string[];
  /** Calls a command, and waits for its callback, but not forever. */
  call: (command: string, data?: unknown) => Promise<Call>;
  /** What was queued in the stub before the script came. */
  queued: Call;
  /** Adds an element for a vendor page, and returns its id. */
  place: () => string;
  /** The markup in the element with this id, or what the script has added to the page. */
  drawn: (id?: string) => Outline[];
  /** Addresses of the frames in there. */
  frames: (id?: string) => string[];
  close: () => void;
}

/** A call, whose callback may come again later. */
export interface Call {
  /** What the first callback was given. It stays in the page. */
  value: unknown;
  /** What is reported of it. */
  read: () => Called;
}

export interface StageOptions {
  project: string;
  /** How long to wait for a script and for a callback, in ms. */
  wait: number;
  /** Where the frame is put. */
  frames: HTMLElement;
}

type Vendor = (...call: unknown[]) => void;
type StageWindow = Window & { prefinery?: Vendor; probeAnswers?: unknown[]; cookieWrites?: string[] };

/** @param query of the address that the stage is landed on, such as `?r=abcde` */
export async function openStage(query: string, { project, wait, frames }: StageOptions): Promise<Stage> {
  // Not sandboxed: the script has to have the cookies of the page, as it has in an app.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  const frame = frames.ownerDocument.createElement('iframe');
  frame.title = 'A page with the script';
  frame.src = `stage${query}`;
  const loaded = new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  frames.append(frame);
  await Promise.race([loaded, pause(wait)]);
  const window: StageWindow | null = frame.contentWindow;
  if (window === null) throw new Error('The stage is gone.');
  const { document } = window;
  const before = new Set<Element>(document.body.children);
  const isScript = () => typeof window.prefinery === 'function' && !/\.q\b/.test(String(window.prefinery));
  await until(isScript, wait);

  const make = (send: (callback: (answer: unknown) => void) => void): { call: Call; first: Promise<void> } => {
    let calls = 0;
    let begin: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (begin = resolve));
    const call: Call = {
      value: undefined,
      read: () => ({ calls, answer: calls === 0 ? null : shapeOf(call.value) }),
    };
    send((answer) => {
      calls += 1;
      if (calls > 1) return;
      call.value = answer;
      begin();
    });
    return { call, first };
  };

  const outline = (element: Element) => outlineOf(element, project);
  const added = (id: string | undefined): Element[] => {
    const inside = id === undefined ? undefined : document.getElementById(id);
    if (inside) return [...inside.children];
    return [...document.body.children].filter((element) => !before.has(element));
  };
  let places = 0;
  const answers = window.probeAnswers ?? [];
  const queued: Call = {
    value: undefined,
    read: () => ({ calls: answers.length, answer: answers.length === 0 ? null : shapeOf(answers[0]) }),
  };
  return {
    document,
    runs: isScript(),
    globals: Object.getOwnPropertyNames(window).filter((name) => /^_?(?:pfy|prefinery)/i.test(name)),
    hosts: () => [
      ...new Set(
        window.performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name))
          .filter(({ origin }) => origin !== location.origin)
          .map(({ protocol, hostname }) => `${protocol}//${hostname}`),
      ),
    ],
    cookieWrites: () => window.cookieWrites ?? [],
    async call(command, data) {
      const { call, first } = make((callback) =>
        data === undefined ? window.prefinery?.(command, callback) : window.prefinery?.(command, data, callback),
      );
      await Promise.race([first, pause(wait)]);
      return call;
    },
    queued,
    place() {
      const element = document.createElement('div');
      element.id = `place${(places += 1)}`;
      document.body.append(element);
      before.add(element);
      return element.id;
    },
    drawn: (id) => added(id).map(outline),
    frames: (id) =>
      added(id)
        .flatMap((element) => [element, ...element.querySelectorAll('iframe')])
        .map((element) => (element.localName === 'iframe' ? (element.getAttribute('src') ?? '') : ''))
        .filter((address) => /^https?:/.test(address)),
    close: () => frame.remove(),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition: () => boolean, wait: number): Promise<void> {
  const end = performance.now() + wait;
  while (!condition() && performance.now() < end) await pause(20);
}
