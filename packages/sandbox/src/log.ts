import { pino } from 'pino';

/**
 * Where the sandbox writes what happens. A pino logger fits, and so does `console`. No line holds what people have said of
 * themselves, or a secret.
 *
 * @example
 * ```ts
 * await createSandbox({ project: 'abcd1234', log: pino({ level: 'info' }) });
 * ```
 */
export interface Log {
  /** The sandbox failed: `fields.err` says why. */
  error: (fields: LogFields, message: string) => void;
  /** Something will not work as it is, such as a page that asks for another project. */
  warn: (fields: LogFields, message: string) => void;
  /** Each request. */
  info: (fields: LogFields, message: string) => void;
}

/** What goes with a message, for programs. */
export interface LogFields {
  err?: Failure;
  [field: string]: unknown;
}

/** Where lines are written to. */
interface Output {
  isTTY?: boolean | undefined;
  write: (text: string) => unknown;
}

/** A log of JSON lines or, on a terminal, of sentences. It leaves `info` out unless it is verbose. */
export function createLog(isVerbose = false, output: Output = process.stderr): Log {
  if (!output.isTTY) return pino({ level: isVerbose ? 'info' : 'warn', base: { name: 'prefinery-sandbox' } }, output);
  const say = ({ err }: LogFields, message: string): void =>
    void output.write(`prefinery-sandbox: ${message}${err === undefined ? '' : ` ${paragraphs(err)}`}\n`);
  return { error: say, warn: say, info: isVerbose ? say : () => {} };
}

/** So many different warnings are kept apart. Whoever causes more has been told enough. */
const mostWarnings = 100;

/** Leaves out what was said before. */
export function createWarnOnce(log: Log): (sentence: string) => void {
  const said = new Set<string>();
  return (sentence) => {
    if (said.has(sentence) || said.size === mostWarnings) return;
    said.add(sentence);
    log.warn({}, sentence);
  };
}

const paragraphs = ({ type, message, stack, cause }: Failure): string =>
  `${type}: ${message}\n${stack}${cause === undefined ? '' : `\n  caused by ${paragraphs(cause)}`}`;

/** What a log may know of an error. */
export interface Failure {
  type: string;
  message: string;
  /** The stack without its first line, which repeats the message. */
  stack: string;
  /** What PostgreSQL adds to its errors, as far as it is about tables and not about rows. */
  code?: string;
  constraint?: string;
  table?: string;
  cause?: Failure;
}

/** Errors of this class of PostgreSQL's quote the value that was wrong. */
const isAboutValue = /^22/;

/** Errors of databases carry the statement with its values and whole rows: only what is listed here is kept. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPeople(String(error)), stack: '' };
  const known = Object.fromEntries(
    ['code', 'constraint', 'table'].flatMap((name) => {
      const value: unknown = Reflect.get(error, name);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  const message = isAboutValue.test(known['code'] ?? '') ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message;
  const [, ...frames] = (error.stack ?? '').split(/\n(?=\s+at )/);
  return {
    type: error.name,
    message: withoutPeople(message),
    stack: frames.join('\n'),
    ...known,
    ...(error.cause !== undefined && { cause: failureOf(error.cause) }),
  };
}

const withoutPeople = (text: string): string => text.replaceAll(/[^\s"'<>(),;:]+@[^\s"'<>(),;]+/g, '…@…');
