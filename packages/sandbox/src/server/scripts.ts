import { type Context, Hono } from 'hono';
import frameScript from '../pages/frame.ts?iife';
import styles from '../pages/page.css?raw';
import widget from '../widget/entry.ts?iife';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import type { OtherProject } from './project.ts';
import type { Trouble } from './trouble.ts';

/** `GET /widget/v2/PROJECT.js`: the script that apps load, at a path like the vendor's. */
export function createScripts(
  { door, project }: Campaign,
  { faults, wait }: Trouble,
  otherProject: OtherProject,
): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:file{.+\\.js}', async (context) => {
    // Behind the door, what another process was told is known.
    const { script } = await door.pass(async () => faults.current);
    if (script === 'blocked') return context.text('The script is blocked: the sandbox was told so.', 403);
    if (typeof script === 'object') await wait(script.slow);
    // A page may refuse what other origins do not offer explicitly.
    context.header('cross-origin-resource-policy', 'cross-origin');
    const asked = context.req.param('file').slice(0, -'.js'.length);
    if (asked === project) return send(context, 'text/javascript', script === 'empty' ? '' : widget);
    // No browser runs what comes with an error, and nothing would tell why the page does not work.
    return send(context, 'text/javascript', warn(`prefinery: ${context.req.url}: ${otherProject.tell(asked)}`));
  });

  return app;
}

/** A script that warns. The kit loads it three times before it gives up: it warns once a page. */
const warn = (sentence: string): string =>
  `(function (key) { if (window[key]) return; window[key] = true; console.warn(${JSON.stringify(sentence)}) })` +
  `(Symbol.for('@prefinery-kit/sandbox/other-project'));`;

/** What hosted pages need. */
export function createAssets(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/page.css', (context) => send(context, 'text/css', styles));
  app.get('/frame.js', (context) => send(context, 'text/javascript', frameScript));
  return app;
}

function send(context: Context<Env>, type: string, text: string): Response {
  context.header('content-type', `${type}; charset=utf-8`);
  context.header('x-content-type-options', 'nosniff');
  context.header('cache-control', 'no-cache');
  return context.body(text);
}
