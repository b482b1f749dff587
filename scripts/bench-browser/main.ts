/**
 * How fast pages with the kit are beside the same pages without it, and beside pages with other providers. Prints tables for
 * ARCHITECTURE.md. Everything runs on this machine, so only the ratios say something about another one.
 */
import { cpus } from 'node:os';
import { chromium } from 'playwright';
import { ensureBrowser, launchOptions } from '../browser.ts';
import { timeOfCalls, untilDrawn, untilOutcome, untilSaid } from './measures.ts';
import { interleave, median } from './numbers.ts';
import { bundlePeers } from './peers.ts';
import { serveSite } from './site.ts';

const rounds = Number(process.argv[2] ?? 25);

interface Ratio {
  what: string;
  of: number;
  to: number;
  /** At most this. */
  bar?: number;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n${line(head.map((_name, column) => (column === 0 ? '---' : '---:')))}`);
  for (const row of rows) console.log(line(row));
}

ensureBrowser();
const peers = await bundlePeers();
const site = await serveSite(peers);
const browser = await chromium.launch(launchOptions());
try {
  const at = (name: string) => `${site.url}/${name}`;

  const boards = ['board.snippet', 'board.effect', 'board.kit', 'board.hinted', 'board.hydrated'] as const;
  const drawn = await interleave(boards, rounds, (name) => untilDrawn(browser, at(name)));

  const joins = ['join.raw', 'join.kit'] as const;
  const said = await interleave(joins, rounds, (name) => untilSaid(browser, at(name)));

  let called: Record<'kit' | 'raw', number[]> = { kit: [], raw: [] };
  await timeOfCalls(browser, at('calls'), async (measure) => {
    called = await interleave(['raw', 'kit'], rounds, measure);
  });

  const outcomes = ['outcome.kit', ...Object.keys(peers)];
  const failed = await interleave(outcomes, Math.min(rounds, 5), (name) => untilOutcome(browser, at(name), true));
  const ready = await interleave(['outcome.kit'], Math.min(rounds, 5), (name) =>
    untilOutcome(browser, at(name), false),
  );

  const ratios: readonly Ratio[] = [
    {
      what: 'Leaderboard: kit ÷ call in an effect',
      of: median(drawn['board.kit']),
      to: median(drawn['board.effect']),
      bar: 1.05,
    },
    { what: 'Leaderboard: kit ÷ snippet', of: median(drawn['board.kit']), to: median(drawn['board.snippet']) },
    {
      what: 'Leaderboard: kit with a preload hint in the page ÷ snippet',
      of: median(drawn['board.hinted']),
      to: median(drawn['board.snippet']),
      bar: 1.25,
    },
    {
      what: 'Leaderboard: kit, drawn on a server first ÷ snippet',
      of: median(drawn['board.hydrated']),
      to: median(drawn['board.snippet']),
      bar: 1.25,
    },
    {
      what: 'Signup, button to words: kit ÷ callback',
      of: median(said['join.kit']),
      to: median(said['join.raw']),
      bar: 1.1,
    },
    { what: 'Main thread, 100 `getUser`: kit ÷ raw', of: median(called.kit), to: median(called.raw), bar: 1.25 },
  ];
  const [cpu] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  print(
    `${date}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, Chromium ${browser.version()}, Node ${process.versions.node}; medians of ${rounds} interleaved rounds.`,
    ['what', 'kit', 'without', 'ratio', 'at most'],
    ratios.map(({ what, of, to, bar }) => [
      what,
      ms(of),
      ms(to),
      (of / to).toFixed(2),
      bar === undefined ? '' : String(bar),
    ]),
  );
  print(
    'From navigation to "ready" or "failed", where the service cannot be had but for the last row.',
    ['provider', 'median'],
    [
      ...outcomes.map((name) => [name, ms(median(failed[name]!))]),
      ['outcome.kit, with its service', ms(median(ready['outcome.kit']))],
    ],
  );
  const missed = ratios.filter(({ of, to, bar = Infinity }) => of / to > bar);
  for (const { what } of missed) console.log(`\nOver its bar: ${what}`);
} finally {
  await browser.close();
  await site.close();
}
