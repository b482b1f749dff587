/** A command that the sandbox has answered. */
export interface ActivityLine {
  /** In the order of the answers, from 1. */
  number: number;
  /** The real time of the answer, whatever the clock of the campaign shows. ISO 8601 in UTC. */
  at: string;
  /** The command's name, such as `addUser`. */
  command: string;
  /** The data that it was called with; absent if there was none. */
  data?: unknown;
  /** What the callback receives; absent if it receives nothing. */
  answer?: unknown;
  /** The status of the answer. 0: a fault keeps the sandbox from answering. */
  status: number;
  /** How long the answer took, in ms. */
  ms: number;
  /** E-mail address of the session's user; `null`: there was no session. */
  user: string | null;
  /** Id of the visitor; `null`: none was sent. */
  visitor: string | null;
  /** IP address of the visitor; `null`: not known. */
  ip: string | null;
  /** Origin of the page that called; `null`: not a page. */
  origin: string | null;
  /** Code of the link that the visitor came by; `null`: none is known. */
  referrer_code: string | null;
  /** `script`: the widget script, or a program, called. `form`: a browser posted a form, so no callback ran. */
  by: 'script' | 'form';
}

/** The commands that this process has answered: the last 500, in memory only. */
export interface Activity {
  add: (line: Omit<ActivityLine, 'number'>) => void;
  /** The newest one first. */
  all: () => readonly ActivityLine[];
  clear: () => void;
}

/** How many lines are kept. */
const mostLines = 500;

/** @param tell is called with each new line */
export function createActivity(tell: (line: ActivityLine) => void): Activity {
  let lines: readonly ActivityLine[] = [];
  let count = 0;
  return {
    add(given) {
      count += 1;
      const line = { number: count, ...given };
      lines = [line, ...lines].slice(0, mostLines);
      tell(line);
    },
    all: () => lines,
    clear() {
      lines = [];
    },
  };
}
