import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { visitorCookie, visitorId } from '../../protocol.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';

const year = 365 * 24 * 60 * 60;

/**
 * Counts an impression of the hosted form, once per visitor. The page around it passes the visitor's id. Without such a
 * page a cookie has the id, as in pages with the widget; browsers would not keep a cookie in an iframe.
 */
export async function recordImpression(
  context: Context<Env>,
  { display, visitor }: { display: string; visitor: string | undefined },
  { project, store, clock }: Campaign,
): Promise<void> {
  // A HEAD request shows nothing to a visitor.
  if (context.req.method !== 'GET') return;
  if (visitor !== undefined) return store.impressions.record(visitor, clock());
  if (display !== 'hosted') return;
  const name = visitorCookie(project);
  const known = getCookie(context, name);
  const id = v.is(visitorId, known) ? known : nanoid();
  setCookie(context, name, id, { path: '/', sameSite: 'Lax', maxAge: year });
  await store.impressions.record(id, clock());
}
