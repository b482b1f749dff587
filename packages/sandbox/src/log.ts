import { pino } from 'pino';

/**
 * Where the sandbox logs. A pino logger fits, and so does `console`. No line contains a secret or what users have said of
 * themselves.
 *
 * @example
 * ```ts
 * await createSandbox({ project: 'abcd1234', log: pino({ level: 'info' }) });
 * ```
 */
export interface Log {
  /** An internal error; `fields.err` is the cause. */
  error: (fields: LogFields, message: string) => void;
  /** A problem that the developer should fix, such as a page that asks for another project. */
  warn: (fields: LogFields, message: string) => void;
  /** A request. */
  info: (fields: LogFields, message: string) => void;
}

/** Structured data of a message. */
export interface LogFields {
  err?: Failure;
  [field: string]: unknown;
}

/** A stream that lines are written to. */
interface Output {
  isTTY?: boolean | undefined;
  write: (text: string) => unknown;
}

/** Logs JSON lines or, on a terminal, sentences. Requests are logged only if it is verbose. */
export function createLog(isVerbose = false, output: Output = process.stderr): Log {
  if (!output.isTTY) return pino({ level: isVerbose ? 'info' : 'warn', base: { name: 'prefinery-sandbox' } }, output);
  const say = ({ err }: LogFields, message: string): void =>
    void output.write(`prefinery-sandbox: ${message}${err === undefined ? '' : ` ${paragraphs(err)}`}\n`);
  return { error: say, warn: say, info: isVerbose ? say : () => {} };
}

/** How many different warnings are remembered. Beyond that, none is logged. */
const mostWarnings = 100;

/** Logs the same warning only once. */
export function createWarnOnce(log: Log): (sentence: string) => void {
  const logged = new Set<string>();
  return (sentence) => {
    if (logged.has(sentence) || logged.size === mostWarnings) return;
    logged.add(sentence);
    log.warn({}, sentence);
  };
}

const paragraphs = ({ type, message, stack, cause }: Failure): string =>
  `${type}: ${message}\n${stack}${cause === undefined ? '' : `\n  caused by ${paragraphs(cause)}`}`;

/** The part of an error that is logged. */
export interface Failure {
  type: string;
  message: string;
  /** The stack without its first line, which repeats the message. */
  stack: string;
  /** Fields of a PostgreSQL error that name tables, columns and constraints, but contain no values. */
  code?: string;
  constraint?: string;
  table?: string;
  cause?: Failure;
}

/** PostgreSQL errors of this class quote the invalid value in their message. */
const isAboutValue = /^22/;

/** Database errors contain the statement with its values, and whole rows. Only the fields listed here are logged. */
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
