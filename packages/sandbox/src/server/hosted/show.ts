import type { Context } from 'hono';
import { messagePage } from '../../pages/Message.tsx';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { secure } from './headers.ts';
import { readView, type View } from '../api/view.ts';

/** Shows a hosted page, if the view in its address is valid for it. Only the view's origin may embed the page. */
export async function show(
  context: Context<Env>,
  campaign: Campaign,
  page: View['page'],
  draw: (view: View) => Promise<string>,
): Promise<Response> {
  const view = readView(campaign.secret, campaign.clock(), page, context.req.query('view') ?? '');
  const base = page.includes('/') ? '../../..' : '../..';
  if (view === 'forged' || context.req.param('project') !== campaign.project) {
    secure(context, '*');
    return context.html(messagePage({ ...forged, base }), 403);
  }
  if (view === 'expired') {
    secure(context, '*');
    return context.html(messagePage({ ...expired, base }), 410);
  }
  secure(context, view.origin);
  return context.html(await draw(view));
}

const forged = {
  title: 'This page cannot be shown',
  text: 'Its address was not made by this sandbox. Reload the page that shows it.',
};

const expired = {
  title: 'This page has expired',
  text: 'Its address was good for a few minutes only. Reload the page that shows it.',
};
