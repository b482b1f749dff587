import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { failureOf } from '../../log.ts';
import { messagePage } from '../../pages/Message.tsx';
import { signupPage } from '../../pages/Signup.tsx';
import { type SignupQuery, signupQuery } from '../../protocol.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { readFields } from './signup-fields.ts';
import { pagePath } from '../api/display.ts';
import { limitBody, mayCall, ownOrigin, refuseOtherOrigins } from '../edge/access.ts';
import { recordImpression } from './impression.ts';
import { drawJoined } from './joined.ts';
import type { OtherProject } from '../edge/project.ts';
import { Refusal } from '../foundation/refusal.ts';
import { secure } from './headers.ts';
import { show } from './show.ts';
import { type NotSignedUp, type SignedUp, signUp } from './signup.ts';
import { writeView } from '../api/view.ts';
import { summary } from '../../quote.ts';

const base = '../../..';

/** `/PROJECT/users/…`: the hosted signup form, the addresses that forms are posted to, and signups in one click. */
export function createSignup(campaign: Campaign, limit: MiddlewareHandler<Env>, otherProject: OtherProject): Hono<Env> {
  const app = new Hono<Env>();

  app.onError((error, context) => {
    secure(context, '*');
    if (error instanceof Refusal) {
      return context.html(messagePage({ title: 'This form cannot be used', text: error.message, base }), error.status);
    }
    campaign.log.error({ err: failureOf(error) }, 'The sandbox failed.');
    return context.html(messagePage({ title: 'The sandbox failed', text: 'Its log says why.', base }), 500);
  });

  app.use('/:project/users/*', refuseOtherOrigins(campaign), limit, limitBody);
  app.use('/:project/*', otherProject.refuse);

  app.get('/:project/users/new', async (context) => {
    const { visitor, ...query } = readQuery(context.req.query());
    const place = readPlace(context, query, campaign);
    await recordImpression(context, { display: place.display, visitor }, campaign);
    return showForm(context, query, place);
  });

  app.post('/:project/users/post', async (context) => {
    const place = readPlace(context, readQuery(context.req.query()), campaign);
    const form = await readForm(context);
    const { data, isRobot } = readFields(form);
    const outcome = isRobot ? noUser : await signUp(context, data, campaign);
    if ('error' in outcome) {
      return showForm(context, { ...readQuery(form), email: data['email'] }, place, outcome);
    }
    return place.display === 'hosted'
      ? thank(context, outcome, campaign)
      : showJoined(context, outcome, place, campaign);
  });

  app.get('/:project/users/instant', async (context) => {
    const { email = '', ...query } = readQuery(context.req.query());
    // A HEAD request, such as a mail scanner's, adds no user.
    if (context.req.method !== 'GET') return context.body(null);
    const { data } = readFields({ ...query, 'user[profile][email]': email });
    const outcome = await signUp(context, data, campaign);
    return 'error' in outcome
      ? showForm(context, { ...query, email }, hosted, outcome)
      : thank(context, outcome, campaign);
  });

  app.get('/:project/users/joined', (context) =>
    show(context, campaign, 'users/joined', ({ user, origin }) => {
      const parent = context.req.query('display') === 'hosted' ? null : origin;
      return drawJoined({ user, session: null, base: ownOrigin(context) + campaign.base, parent }, campaign);
    }),
  );

  return app;
}

/** Where a form is shown. */
interface Place {
  display: NonNullable<SignupQuery['display']>;
  /** Origin of the page around it; `null`: there is none, or it may not embed the form. */
  parent: string | null;
}

const hosted: Place = { display: 'hosted', parent: null };
const noUser: SignedUp = { user: null, session: null };

async function readForm(context: Context<Env>): Promise<Record<string, unknown>> {
  try {
    return await context.req.parseBody();
  } catch {
    throw new Refusal(400, 'What was posted is not a form.');
  }
}

function readQuery(query: unknown): SignupQuery {
  const read = v.safeParse(signupQuery, query);
  if (read.success) return read.output;
  throw new Refusal(400, `The address of the form is wrong: ${summary(read.issues)}`);
}

function readPlace(context: Context<Env>, { display, origin }: SignupQuery, campaign: Campaign): Place {
  if (display === undefined || display === 'hosted') return hosted;
  const referer = context.req.header('referer') ?? '';
  const parent = origin ?? (URL.canParse(referer) ? new URL(referer).origin : '');
  return { display, parent: mayCall(parent, ownOrigin(context), campaign) ? parent : null };
}

function showForm(
  context: Context<Env>,
  { email, referral_token, referrer, ...query }: SignupQuery,
  { display, parent }: Place,
  failure?: NotSignedUp,
): Response {
  const { utm_source, utm_medium, utm_campaign, utm_term, utm_content } = query;
  const action = new URLSearchParams({ display, ...(parent !== null && { origin: parent }) });
  secure(context, parent ?? `'none'`);
  const page = signupPage({
    action: `post?${action}`,
    email,
    referrerCode: referral_token,
    hidden: { referrer, utm_source, utm_medium, utm_campaign, utm_term, utm_content },
    display,
    parentOrigin: parent,
    error: failure?.error,
  });
  return context.html(page, failure?.status ?? 200);
}

/** In an iframe the page around it gets the session, so the page is answered at once, without a redirect. */
async function showJoined(
  context: Context<Env>,
  { user, session }: SignedUp,
  { parent }: Place,
  campaign: Campaign,
): Promise<Response> {
  secure(context, parent ?? `'none'`);
  return context.html(await drawJoined({ user, session, base: ownOrigin(context) + campaign.base, parent }, campaign));
}

/** Redirects, so that reloading the page does not post the form again. */
function thank(context: Context<Env>, { user }: SignedUp, campaign: Campaign): Response {
  const view = writeView(campaign.secret, campaign.clock(), { page: 'users/joined', user, origin: ownOrigin(context) });
  context.header('cache-control', 'no-store');
  const path = pagePath(campaign.project, 'users/joined', view);
  return context.redirect(`${campaign.base}${path}&display=hosted`, 303);
}
