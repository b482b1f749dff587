import { Hono } from 'hono';
import widget from '../../widget/entry.ts?iife';
import { keptReferrerKey } from '../../widget/kept-referrer.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import type { OtherProject } from '../edge/project.ts';
import { sendText } from '../edge/text.ts';
import type { FaultEffects } from '../faults/effects.ts';
import { shorten } from '../../campaign/shorten.ts';

/** `GET /widget/v2/PROJECT.js`: the script that apps load, at a path like the vendor's. */
export function createScripts(
  { keptReferrer, lock, project }: Campaign,
  { faults, wait }: FaultEffects,
  otherProject: OtherProject,
): Hono<Env> {
  const app = new Hono<Env>();
  const text =
    keptReferrer === 'last' ? widget : `window[Symbol.for(${JSON.stringify(keptReferrerKey)})]='first';${widget}`;

  app.get('/:file{.+\\.js}', async (context) => {
    // Faults that were set in another process are known only after `lock.share`.
    const { script } = await lock.share(async () => faults.current);
    if (script === 'blocked') return context.text('The script is blocked: the sandbox was told so.', 403);
    if (typeof script === 'object') await wait(script.slow);
    // A page with Cross-Origin-Embedder-Policy loads a script of another origin only with this header.
    context.header('cross-origin-resource-policy', 'cross-origin');
    const asked = context.req.param('file').slice(0, -'.js'.length);
    if (asked === project) return sendText(context, 'text/javascript', script === 'empty' ? '' : text);
    // Browsers do not run a script whose HTTP status is an error, so a 404 could not explain itself in the console.
    return sendText(
      context,
      'text/javascript',
      warn(`prefinery: ${shorten(context.req.url)}: ${otherProject.tell(asked)}`),
    );
  });

  return app;
}

/**
 * A script that warns once per page. The kit tries to load a script three times, and logs no warning of its own once
 * this one has set its mark.
 */
const warn = (sentence: string): string =>
  `(function (key) { if (window[key]) return; window[key] = true; console.warn(${JSON.stringify(sentence)}) })` +
  `(Symbol.for('@prefinery-kit/sandbox/other-project'));`;
