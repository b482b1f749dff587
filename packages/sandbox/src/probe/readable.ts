import { recordedOptions } from './recorded.ts';
import type { Answered, Called, Report } from './report.ts';
import { facts, steps } from './steps.ts';

/** The report in words, for a terminal and an issue. */
export function readable(report: Report): string {
  const { calls, cookies, rest, script, webhooks } = report;
  const options = Object.entries(recordedOptions(report));
  return [
    `Probe of the hosted service, ${report.day}. Parts: ${report.parts.join(', ') || 'none'}.`,
    `The script of ${script.host} ${script.runs ? 'runs' : 'does not run'}. It loads from ${list(script.hosts)}.`,
    section(
      'Answers',
      Object.entries(steps).flatMap(([step, question]) => answerLines(question, calls[step])),
    ),
    section(
      'Facts',
      Object.entries(facts).flatMap(([fact, question]) => factLines(question, report.facts[fact])),
    ),
    section(
      'Cookies',
      cookies.map(({ name, lifetime, attributes }) => `${name}: ${[lifetime, ...attributes].join(', ')}`),
    ),
    section(
      'REST API',
      Object.entries(rest).map(([name, { status, body }]: [string, Answered]) => `${name}: ${status} ${text(body)}`),
    ),
    section(
      'Webhooks',
      webhooks.map(({ signed, body }) => `${signedWords(signed)}: ${text(body)}`),
    ),
    section(
      'The sandbox answers like this with',
      options.map(([name, value]) => `${name}: ${String(value)}`),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const list = (items: readonly string[]): string => (items.length === 0 ? 'nowhere' : items.join(', '));

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;

function answerLines(question: string, call: Called | undefined): string[] {
  if (call === undefined) return [];
  const drawn = call.markup === undefined ? '' : `; drew ${call.markup.map(({ tag }) => tag).join(', ') || 'nothing'}`;
  const answer = call.calls === 0 ? 'no callback' : text(call.answer);
  return [question, `  ${answer}${call.calls > 1 ? ` (${call.calls} times)` : ''}${drawn}`];
}

const factLines = (question: string, fact: string | number | boolean | undefined): string[] =>
  fact === undefined ? [] : [question, `  ${String(fact)}`];

const signedWords = (signed: boolean | null): string => {
  if (signed === null) return 'signature not checked';
  return signed ? 'rightly signed' : 'wrongly signed';
};

const text = (shape: unknown): string => JSON.stringify(shape);
