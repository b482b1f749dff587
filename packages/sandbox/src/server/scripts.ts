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
    // Faults that were set in another process are known only after `door.pass`.
    const { script } = await door.pass(async () => faults.current);
    if (script === 'blocked') return context.text('The script is blocked: the sandbox was told so.', 403);
    if (typeof script === 'object') await wait(script.slow);
    // A page with Cross-Origin-Embedder-Policy loads a script of another origin only with this header.
    context.header('cross-origin-resource-policy', 'cross-origin');
    const asked = context.req.param('file').slice(0, -'.js'.length);
    if (asked === project) return send(context, 'text/javascript', script === 'empty' ? '' : widget);
    // Browsers do not run a script whose HTTP status is an error, so a 404 could not explain itself in the console.
    return send(context, 'text/javascript', warn(`prefinery: ${context.req.url}: ${otherProject.tell(asked)}`));
  });

  return app;
}

/** A script that warns once per page. The kit tries to load a script three times. */
const warn = (sentence: string): string =>
  `(function (key) { if (window[key]) return; window[key] = true; console.warn(${JSON.stringify(sentence)}) })` +
  `(Symbol.for('@prefinery-kit/sandbox/other-project'));`;

/** Stylesheet and script of the hosted pages. */
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
