import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { nanoid } from 'nanoid';
import * as v from 'valibot';
import { visitorCookie, visitorId } from '../protocol.ts';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';

const year = 365 * 24 * 60 * 60;

/**
 * A visitor sees the hosted form: an impression, the first time. The page around it says who that is. Where there is
 * none, a cookie does, as in pages with the widget; in an iframe browsers would not keep it.
 */
export async function recordImpression(
  context: Context<Env>,
  { display, visitor }: { display: string; visitor: string | undefined },
  { project, store, clock }: Campaign,
): Promise<void> {
  // Who only asks what is there has not seen it.
  if (context.req.method !== 'GET') return;
  if (visitor !== undefined) return store.impressions.record(visitor, clock());
  if (display !== 'hosted') return;
  const name = visitorCookie(project);
  const known = getCookie(context, name);
  const id = v.is(visitorId, known) ? known : nanoid();
  setCookie(context, name, id, { path: '/', sameSite: 'Lax', maxAge: year });
  await store.impressions.record(id, clock());
}
