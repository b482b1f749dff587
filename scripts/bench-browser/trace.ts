import { chromium } from 'playwright';
import { ensureBrowser, launchOptions } from '../browser.ts';
import { serveSite } from './site.ts';
import { median } from './numbers.ts';
const rounds = Number(process.argv[2] ?? 5);
ensureBrowser();
const names = (process.argv[3] ?? 'board.snippet,board.effect,board.kit,board.hydrated').split(',');
const site = await serveSite({});
const browser = await chromium.launch(launchOptions());
const all: Record<string, Record<string, number[]>> = {};
for (let round = 0; round <= rounds; round++) for (const name of names) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink.user_timing'] } as any);
  await page.goto(`${site.url}/${name}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => (window as any).drawnAt);
  const buffer = await browser.stopTracing();
  const { traceEvents } = JSON.parse(buffer.toString());
  await context.close();
  if (!round) { if (process.argv[4]) (await import('node:fs')).writeFileSync(`/tmp/speed/${name}.trace.json`, buffer); continue; }
  const sums: Record<string, number> = {};
  for (const e of traceEvents) {
    if (e.ph !== 'X' || !e.tdur) continue;
    const url = String(e.args?.data?.url ?? e.args?.data?.fileName ?? e.args?.fileName ?? '').replace(/^.*\//, '').replace(/[?].*/, '');
    const key = ['EvaluateScript','v8.compile','v8.compileModule','FunctionCall','v8.evaluateModule','V8.GCScavenger','MinorGC','ParseHTML','Layout','UpdateLayoutTree', 'RunMicrotasks','EventDispatch','TimerFire'].includes(e.name) ? e.name + ' ' + (e.name==='EventDispatch'? e.args?.data?.type : url) : undefined;
    if (key) sums[key] = (sums[key] ?? 0) + e.tdur / 1000;
  }
  for (const [k, v] of Object.entries(sums)) ((all[name] ??= {})[k] ??= []).push(v);
}
for (const name of names) {
  console.log('==', name);
  const rows = Object.entries(all[name]!).map(([k, v]) => [k, median(v), v.length] as const).sort((a, b) => b[1] - a[1]).filter(r => r[1] > 0.3);
  console.log(rows.map(([k, v, n]) => `${v.toFixed(1).padStart(7)} ${k}${n < rounds ? ` (${n})` : ''}`).join('\n'));
}
await browser.close();
await site.close();
