import { newUser } from '@prefinery-kit/core/contract';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { addUser } from '../api/handlers/addUser.ts';
import { Refusal } from '../foundation/refusal.ts';
import { readVisit } from '../api/visit.ts';
import { shorten } from '../../campaign/shorten.ts';

/** The outcome of a form: a user, or `null` where a robot had filled it in. */
export interface SignedUp {
  /** The user's id. */
  user: string | null;
  session: string | null;
}

/** Why the signup failed, as the form shows it. */
export interface NotSignedUp {
  error: string;
  status: ContentfulStatusCode;
}

/** Adds a user from a form. Forms have no session, so with identity verification a known user is not changed. */
export async function signUp(
  context: Context<Env>,
  data: Readonly<Record<string, string>>,
  campaign: Campaign,
): Promise<SignedUp | NotSignedUp> {
  const read = v.safeParse(newUser, data);
  if (!read.success) return { error: explain(read.issues[0]), status: 400 };
  const page = { url: context.req.url, referrer: null };
  const begin = performance.now();
  const note = (answer: unknown, status: number): void =>
    campaign.activity.add({
      at: new Date().toISOString(),
      command: 'addUser',
      data: read.output,
      answer,
      status,
      ms: Math.round(performance.now() - begin),
      user: null,
      visitor: null,
      ip: context.get('ip'),
      origin: null,
      referrer_code: read.output.referred_by ?? null,
      by: 'form',
    });
  try {
    const { result, session = null } = await campaign.lock.share(async () => {
      const visit = await readVisit(context, { page, referrer_code: null }, campaign);
      return addUser(read.output, visit, campaign);
    });
    note(result, 200);
    return { user: result.id, session };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    note({ error: error.message, status: error.status }, error.status);
    return { error: error.status === 403 ? known : error.message, status: error.status };
  }
}

const known = 'This address has joined already.';

function explain(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  return field === 'email'
    ? 'Enter an e-mail address, such as sheldon@bigbangtheory.com.'
    : `The field ${field} cannot be "${shorten(String(issue.input))}".`;
}
