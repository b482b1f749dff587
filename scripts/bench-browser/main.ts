/**
 * Compares the speed of pages with the kit to the same pages without it, and to pages with other providers. Prints
 * tables for ARCHITECTURE.md. Everything runs on this machine, so only the ratios apply to other machines.
 */
import { cpus } from 'node:os';
import { chromium } from 'playwright';
import { ensureBrowser, launchOptions } from '../browser.ts';
import { heapFlags, leftByMounts, timeOfCalls, untilDrawn, untilOutcome, untilSaid } from './measures.ts';
import { interleave, median } from './numbers.ts';
import { bundlePeers } from './peers.ts';
import { serveSite } from './site.ts';

const rounds = Number(process.argv[2] ?? 25);

interface Ratio {
  what: string;
  of: number;
  to: number;
  /** The highest value that is allowed. `Infinity` for a comparison that says what is possible without the kit. */
  bar: number;
}

const ratio = (what: string, ours: readonly number[], theirs: readonly number[], bar: number): Ratio => ({
  what,
  of: median(ours),
  to: median(theirs),
  bar,
});

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n${line(head.map((_name, column) => (column === 0 ? '---' : '---:')))}`);
  for (const row of rows) console.log(line(row));
}

ensureBrowser();
const peers = await bundlePeers();
const site = await serveSite(peers);
const { args = [], ...options } = launchOptions();
/** Only this machine can be reached. */
const launch = (...more: readonly string[]) =>
  chromium.launch({ ...options, args: [...args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost', ...more] });
const browser = await launch();
const heapBrowser = await launch(heapFlags);
try {
  const at = (name: string) => `${site.url}/${name}`;

  const boards = [
    'board.snippet',
    'board.effect',
    'board.parallel',
    'board.kit',
    'board.hinted',
    'board.hydrated',
    'board.eager',
  ] as const;
  const drawn = await interleave(boards, rounds, (name) => untilDrawn(browser, at(name)));

  const joins = ['join.raw', 'join.pending', 'join.focus', 'join.kit'] as const;
  const said = await interleave(joins, rounds, (name) => untilSaid(browser, at(name)));

  let called: Record<'kit' | 'raw', number[]> = { kit: [], raw: [] };
  await timeOfCalls(browser, at('calls'), async (measure) => {
    called = await interleave(['raw', 'kit'], rounds, measure);
  });

  const [cpu] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`;
  const ratios: readonly Ratio[] = [
    ratio('leaderboard: kit ÷ call in an effect', drawn['board.kit'], drawn['board.effect'], 1.05),
    ratio('leaderboard: kit ÷ snippet', drawn['board.kit'], drawn['board.snippet'], 1.25),
    ratio('leaderboard: kit, hint in the HTML ÷ snippet', drawn['board.hinted'], drawn['board.snippet'], 1.25),
    ratio('leaderboard: kit, drawn on a server ÷ snippet', drawn['board.hydrated'], drawn['board.snippet'], 1.25),
    ratio(
      'leaderboard: kit, the same with `load="eager"` ÷ snippet',
      drawn['board.eager'],
      drawn['board.snippet'],
      1.25,
    ),
    ratio('no kit: call in an effect ÷ snippet', drawn['board.effect'], drawn['board.snippet'], Infinity),
    ratio(
      'no kit: call in an effect, snippet in the HTML ÷ snippet',
      drawn['board.parallel'],
      drawn['board.snippet'],
      Infinity,
    ),
    ratio('signup, button to words: kit ÷ callback', said['join.kit'], said['join.raw'], 1.1),
    ratio('signup: kit ÷ form that does the same', said['join.kit'], said['join.focus'], 1.2),
    ratio('no kit: form that shows that it is pending ÷ callback', said['join.pending'], said['join.raw'], Infinity),
    ratio('no kit: form that does the same as the kit ÷ callback', said['join.focus'], said['join.raw'], Infinity),
    ratio('main thread, 100 `getUser`: kit ÷ raw', called.kit, called.raw, 1.25),
  ];
  print(
    `${date}, ${machine}, Chromium ${browser.version()}, Node ${process.versions.node}; medians of ${rounds} interleaved rounds.`,
    ['', 'kit', 'without', 'ratio', 'at most'],
    ratios.map(({ what, of, to, bar }) => [
      what,
      ms(of),
      ms(to),
      (of / to).toFixed(2),
      bar === Infinity ? '' : bar.toFixed(2),
    ]),
  );
  for (const { what, of, to, bar } of ratios) if (of / to > bar) console.log(`\nMore than it may be: ${what}`);

  // Fewer rounds, because one of these pages fails only after a timeout of 15 s.
  const few = Math.min(rounds, 3);
  const outcomes = ['outcome.kit', ...Object.keys(peers)];
  const failed = await interleave(outcomes, few, (name) => untilOutcome(browser, at(name), true));
  const ready = await interleave(['outcome.kit'], few, (name) => untilOutcome(browser, at(name), false));
  print(
    `From navigation to "ready" or "failed"; medians of ${few} rounds.`,
    ['provider', 'service', 'median'],
    [
      ['outcome.kit', 'a sandbox', ms(median(ready['outcome.kit']))],
      ...outcomes.map((name) => [name, 'blocked', ms(median(failed[name] ?? []))]),
    ],
  );

  const left = await leftByMounts(heapBrowser, at('mounts'));
  print(
    'Left after 1,000 mounts and unmounts of every part in StrictMode, from the 200th on. V8 compiles no machine code.',
    ['', 'left', 'at most'],
    [
      ['bytes of heap, a mount', left.bytes.toFixed(0), '100'],
      ...(['listeners', 'nodes', 'timers', 'scripts'] as const).map((name) => [name, String(left[name]), '0']),
    ],
  );
} finally {
  await heapBrowser.close();
  await browser.close();
  await site.close();
}
