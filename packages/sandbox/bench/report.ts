import type { Found } from './measure.ts';

const round = (value: number): string =>
  value >= 100 ? Math.round(value).toString() : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** All that was measured, as a table in Markdown. */
export const timings = (all: readonly Found[]): string =>
  table(
    ['engine', 'people', 'what', 'clients', 'per second', 'p50 in ms', 'p99 in ms', 'CPU of Node.js in ms'],
    all.flatMap(({ engine, people, rows }) =>
      rows.map(({ work, clients, timing }) => [
        engine,
        `${people}`,
        work,
        `${clients}`,
        round(timing.perSecond),
        round(timing.p50),
        round(timing.p99),
        round(timing.cpu),
      ]),
    ),
  );

export const memory = (all: readonly Found[]): string =>
  table(
    ['engine', 'people', 'making them up, s', 'starting on them, s', 'requests', 'resident, MB', 'heap grew by, MB'],
    all.map((found) => [
      found.engine,
      `${found.people}`,
      round(found.seeding),
      round(found.starting),
      `${found.requests}`,
      round(found.resident),
      found.growth.toFixed(1),
    ]),
  );

/** What costs must not exceed, each a ratio of two numbers of the same run. */
export function bars(all: readonly Found[]): string {
  const on = all.filter(({ engine }) => engine === 'postgres');
  const timing = (people: number, work: string, clients = 1) =>
    on.find((found) => found.people === people)?.rows.find((row) => row.work === work && row.clients === clients)
      ?.timing;
  const lines: string[][] = [];
  const bar = (
    what: string,
    one: number | undefined,
    other: number | undefined,
    sign: '≤' | '≥',
    limit: number,
  ): void => {
    if (one === undefined || other === undefined) return;
    const ratio = one / other;
    const isKept = sign === '≤' ? ratio <= limit : ratio >= limit;
    lines.push([what, ratio.toFixed(2), `${sign} ${limit}`, isKept ? 'yes' : 'NO']);
  };

  const sizes = on.map(({ people }) => people);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  if (largest > smallest) {
    for (const work of ['getUser', 'leaderboard', 'top ten, bare query']) {
      bar(
        `${work}: p50 at ${largest} / at ${smallest}`,
        timing(largest, work)?.p50,
        timing(smallest, work)?.p50,
        '≤',
        2,
      );
    }
  }
  for (const people of sizes) {
    const [whole, bare] = [timing(people, 'getUser'), timing(people, 'getUser, bare queries')];
    bar(`getUser / its bare queries, p50 at ${people}`, whole?.p50, bare?.p50, '≤', 1.5);
    const prepared = timing(people, 'getUser, bare queries, prepared');
    bar(`getUser / its bare queries, prepared, p50 at ${people}`, whole?.p50, prepared?.p50, '≤', 1.5);
    for (const work of ['getReferralCode', 'triggerRewards', 'recordFormImpression']) {
      bar(`${work} / getUser, p50 at ${people}`, timing(people, work)?.p50, whole?.p50, '≤', 1);
    }
    // A command that only reads a session: no command that writes can be faster.
    for (const work of ['addUser', 'addUser, its transaction alone', 'getReferralCode']) {
      const [adding, inserting] = [timing(people, work, 16), timing(people, 'a bare INSERT', 16)];
      const what = `${work} / a bare INSERT, per second, 16 clients at ${people}`;
      bar(what, adding?.perSecond, inserting?.perSecond, '≥', 0.5);
    }
  }
  return table(['ratio, on PostgreSQL', 'is', 'should be', 'kept'], lines);
}
