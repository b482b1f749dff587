import { inspect } from 'node:util';
import * as v from 'valibot';
import { longestQuote, shorten } from './campaign/shorten.ts';

/** A value of a caller as code on one line, for error messages: its beginning, if it is long. */
export const quote = (value: unknown): string =>
  shorten(inspect(value, { breakLength: Infinity, depth: 2, maxArrayLength: 10, maxStringLength: longestQuote }));

/**
 * What is wrong with a value of a caller, as the beginning of an error message.
 * @param whole what it is called where the value as a whole is wrong
 */
export const wrongValue = (issue: v.BaseIssue<unknown>, whole: string): string =>
  `${shorten(v.getDotPath(issue) ?? whole)}: ${quote(issue.input)} will not do.`;

/** The messages of issues, of which each repeats only the beginning of a long value. */
export const summary = ([first, ...others]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string =>
  v.summarize([withShortMessage(first), ...others.map(withShortMessage)]);

/** The message of an issue, with only the beginning of a long value. */
export const messageOf = ({ message, received }: v.BaseIssue<unknown>): string =>
  message.endsWith(received) ? message.slice(0, message.length - received.length) + shorten(received) : message;

const withShortMessage = (issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> => ({
  ...issue,
  message: messageOf(issue),
});
