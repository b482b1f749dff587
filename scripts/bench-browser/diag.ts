import { chromium } from 'playwright';
import { ensureBrowser, launchOptions } from '../browser.ts';
import { median } from './numbers.ts';
const rounds = Number(process.argv[2] ?? 9);
ensureBrowser();
const names = (process.argv[3] ?? 'board.snippet,board.effect,board.kit,board.hinted,board.hydrated').split(',');
// SNAPS: names like old:board.kit are served from /tmp/speed/snap/old
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createSandbox, serveSandbox } from '@prefinery-kit/sandbox';
const sandbox = await createSandbox({ project: 'bench123', database: 'memory' });
await sandbox.seed({ users: 300, seed: 1 });
const served = await serveSandbox(sandbox, { port: 0 });
const probe = `document.addEventListener('load', ({ target }) => { if (target instanceof HTMLIFrameElement) window.drawnAt ??= performance.now(); }, true);
addEventListener('submit', () => { window.submittedAt ??= performance.now(); }, true);
new MutationObserver(() => { if (document.querySelector('[role=status]')?.textContent) window.saidAt ??= performance.now(); }).observe(document, { childList: true, subtree: true, characterData: true });`;
const fix = (t: string) => t.replaceAll('http://placeholder.localhost:1', served.url);
const server = createServer((request, response) => {
  const [, label, rest] = /^\/(?:([\w-]+):)?(.*)$/.exec(decodeURIComponent(request.url!))!;
  response.setHeader('cache-control', 'no-store');
  if (rest!.endsWith('.js')) { response.setHeader('content-type', 'text/javascript; charset=utf-8'); return response.end(fix(readFileSync(`/tmp/speed/snap/${label}/${rest}`, 'utf8'))); }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const script = `/${label}:${rest}.js`;
  if (rest === 'board.hydrated') return response.end(fix(readFileSync(`/tmp/speed/snap/${label}/${rest}.html`, 'utf8')).replace('PROBE', () => probe).replace('/SCRIPT', script));
  if (rest === 'snippet') return response.end(`<!doctype html><html lang="en"><head><title>Bench</title><link rel="icon" href="data:," /><script>${probe}</script><script>window.prefinery = window.prefinery || function () { (window.prefinery.q = window.prefinery.q || []).push(arguments); };</script><script defer src="${served.url}/widget/v2/bench123.js"></script></head><body><div id="board"></div><script>prefinery('embedLeaderboard', { dom_id: 'board' });</script></body></html>`);
  response.end(`<!doctype html><html lang="en"><head><title>Bench</title><link rel="icon" href="data:," /><script>${probe}</script><script type="module" src="${script}"></script></head><body><div id="root"></div></body></html>`);
});
await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
const site = { url: `http://localhost:${(server.address() as any).port}`, close: async () => { server.closeAllConnections(); server.close(); await served.close(); await sandbox.close(); } };
const browser = await chromium.launch(launchOptions());
const all: Record<string, Record<string, number[]>> = {};
const instrument = `
window.marks = {};
const mark = (n) => { window.marks[n] ??= performance.now(); };
const append = Node.prototype.appendChild;
addEventListener('DOMContentLoaded', () => mark('dcl'));
const observer = new MutationObserver((records) => { for (const r of records) for (const n of r.addedNodes) { if (n.nodeName==='SCRIPT' && /widget/.test(n.src)) mark('scriptInDom'); if (n.nodeName==='IFRAME') mark('iframeInDom'); if(n.querySelector?.('iframe')) mark('iframeInDom'); if (n.dataset?.prefinery || n.id==='board') mark('rendered'); if (n.querySelector?.('[data-prefinery],#board')) mark('rendered');} });
observer.observe(document, {childList:true, subtree:true});
document.addEventListener('load', ({target}) => { if (target.nodeName==='SCRIPT' && /widget/.test(target.src)) mark('widgetLoaded'); if (target instanceof HTMLIFrameElement) mark('iframeLoad'); if(target.nodeName==='SCRIPT' && target.type==='module') mark('moduleLoaded'); }, true);
const of = window.fetch; window.fetch = function (...a) { const u = String(a[0]?.url ?? a[0]); const n = u.split('/').pop().split('?')[0]; mark('fetch:'+n); return of.apply(this, a).then((r) => { mark('answered:'+n); return r; }); };
const ps = performance.now.bind(performance);
`;
for (let round = 0; round <= rounds; round++) for (let i = 0; i < names.length; i++) {
  const name = names[(i + round) % names.length]!;
  const context = await browser.newContext();
  const page = await context.newPage();
  if (!process.env.LEAN) await page.addInitScript(instrument);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.goto(`${site.url}/${name}`, { waitUntil: 'commit' });
  if (name.includes('join')) {
    await page.locator('form[data-ready=true]').waitFor();
    await page.locator('input[name$=email], input[type=email]').first().fill(`${crypto.randomUUID()}@example.com`);
    await page.locator('button').click();
    await page.waitForFunction(() => (window as any).saidAt);
    await new Promise((r) => setTimeout(r, 50));
  } else await page.waitForFunction(() => (window as any).drawnAt);
  const drawn = await page.evaluate(() => {
    const res = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const nav = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    const out: Record<string, number> = { ...((window as any).marks ?? {}), drawnAt: (window as any).drawnAt ?? 0, 'nav:responseStart': nav.responseStart, 'nav:responseEnd': nav.responseEnd, 'nav:dclStart': nav.domContentLoadedEventStart, 'nav:interactive': nav.domInteractive };
    if ((window as any).saidAt) { const s = (window as any).submittedAt; const m = (window as any).marks ?? {}; return { words: (window as any).saidAt - s, sent: m['fetch:addUser'] - s, answered: m['answered:addUser'] - s, afterAnswer: (window as any).saidAt - m['answered:addUser'] } as Record<string, number>; }
    for (const r of res) { const k = r.name.replace(/^.*\//, '').split('?')[0]!; if (/v2/.test(r.name)) { out['w:start'] = r.startTime; out['w:request'] = r.requestStart; out['w:respStart'] = r.responseStart; out['w:respEnd'] = r.responseEnd; } else if (r.initiatorType==='iframe') { out['if:start']=r.startTime; out['if:respStart']=r.responseStart; out['if:respEnd']=r.responseEnd; } else { out[k+':start'] = r.startTime; out[k+':respEnd'] = r.responseEnd; } }
    return out;
  });
  const { metrics } = await devtools.send('Performance.getMetrics');
  for (const n of ['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']) drawn['cpu:' + n] = 1000 * metrics.find((m) => m.name === n)!.value;
  await context.close();
  if (!round) continue;
  for (const [k, v] of Object.entries(drawn)) ((all[name] ??= {})[k] ??= []).push(v);
}
for (const name of names) {
  console.log('==', name);
  if (process.env.LEAN) { const v = all[name]!.drawnAt!; console.log(`drawn ${median(v).toFixed(0)}  min ${Math.min(...v).toFixed(0)}  q1 ${v.toSorted((a, b) => a - b)[Math.floor(v.length / 4)]!.toFixed(0)} task ${median(all[name]!['cpu:TaskDuration']!).toFixed(0)} script ${median(all[name]!['cpu:ScriptDuration']!).toFixed(0)}`); continue; }
  const rows = Object.entries(all[name]!).map(([k, v]) => [k, median(v), v.length] as const).sort((a, b) => a[1] - b[1]);
  console.log(rows.map(([k, v, n]) => `${v.toFixed(1).padStart(7)} ${k}${n < rounds ? ` (${n})` : ''}`).join('\n'));
}
await browser.close();
await site.close();
