import { randomBytes, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ApiResource } from '../../campaign/api-key.ts';
import { plainCode, vanityCode } from '../../campaign/codes.ts';
import { confirmationMail } from '../../campaign/mail.ts';
import { type Details, emailKey, type Status } from '../../campaign/person.ts';
import { rewardOf } from '../../campaign/offers.ts';
import { isOfDatabase } from '../../errors.ts';
import { failureOf } from '../../log.ts';
import { NoInvitationLeft } from '../../store/invitations.ts';
import { drawToken } from '../../store/sessions.ts';
import type { Tester } from '../../store/testers.ts';
import { writeTicket } from '../foundation/ticket.ts';
import { limitBody, ownOrigin } from '../edge/access.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { Refusal } from '../foundation/refusal.ts';
import { storable } from '../foundation/storable.ts';
import {
  changedTester,
  customVars,
  friendInvitation,
  newTester,
  pointsGift,
  readBody,
  readQuery,
  rewardFilter,
} from './bodies.ts';
import { answerError, ApiError } from './errors.ts';
import { checkKey } from './keys.ts';
import { createRestLimits } from './limits.ts';
import { answerPage, readPage } from './pages.ts';
import { betaOf, invitationQuota, testerOf } from './shapes.ts';
import { shorten } from '../../campaign/shorten.ts';

/** `/api/v2`: the vendor's REST API, as far as public pages tell. */
export function createRest(campaign: Campaign): Hono<Env> {
  const { clock, lock, project, rewards: offers, secret, store } = campaign;
  const { testers, users } = store;
  const app = new Hono<Env>();
  const limit = createRestLimits(campaign);

  app.onError((error, context) => {
    if (error instanceof ApiError) return answerError(context, error, campaign.restErrors);
    if (error instanceof Refusal)
      return answerError(context, new ApiError(error.status, error.message), campaign.restErrors);
    campaign.log.error({ err: failureOf(error) }, 'The sandbox failed.');
    const [status, message] = isOfDatabase(error)
      ? ([503, error instanceof Error ? error.message : ''] as const)
      : ([500, 'The sandbox failed. Its log says why.'] as const);
    return answerError(context, new ApiError(status, message), campaign.restErrors);
  });

  app.use(limitBody);

  /** Checks the key, the limit and the project. */
  const enter = async (context: Context<Env>, resource: ApiResource): Promise<void> => {
    const isWrite = context.req.method !== 'GET';
    const key = checkKey(context, { resource, isWrite }, campaign);
    await limit(context, resource, key.name);
    context.header('cache-control', 'no-store');
    const asked = context.req.param('beta');
    if (asked !== undefined && asked !== project)
      throw new ApiError(404, `There is no project ${shorten(asked)}. This sandbox serves ${project}.`);
  };
  const base = (context: Context<Env>): string => ownOrigin(context) + campaign.base;
  const show = (context: Context<Env>, tester: Tester) => testerOf(tester, base(context));
  const summary = async () =>
    betaOf(await testers.summary(), {
      project,
      site: campaign.site ?? (await store.remembered.find('site')),
      now: clock(),
    });

  /** A user by number or uuid. */
  const find = async (asked: string): Promise<Tester> => {
    const tester = await testers.find(numberOrId(asked));
    if (tester === null) throw new ApiError(404, `There is no user ${shorten(asked)}.`);
    return tester;
  };
  const findByEmail = async (email: string, code?: number): Promise<Tester> => {
    const tester = await testers.find({ email: emailKey(email) });
    if (tester === null) throw new ApiError(422, `There is no user with the address ${shorten(email)}.`, code);
    return tester;
  };

  /**
   * Adds a user.
   * @throws ApiError 2310 if the address is known
   * @throws NoInvitationLeft
   */
  const add = async (
    context: Context<Env>,
    { email, profile, referrer, status, quota }: NewTester,
  ): Promise<string> => {
    const now = clock();
    const address = emailKey(email);
    const linkOf = (id: string): string => `${base(context)}/confirm/${writeTicket(secret, id)}`;
    const added = await users.add({
      id: randomUUID(),
      email: address,
      profile,
      changes: {},
      site: null,
      // An unknown referrer gets no credit, and the signup succeeds.
      referredBy: referrer?.referral_code ?? null,
      mayChange: 'nobody',
      // A user whose status is given has not to confirm.
      confirmation:
        campaign.doubleOptIn && status === undefined
          ? (id: string) => confirmationMail(address, linkOf(id), now)
          : null,
      caps: { signup: null, referral: null },
      ...(quota !== undefined && { invitationQuota: quota }),
      offers,
      now,
      aheadOfDatabase: campaign.aheadOfDatabase(),
      // No browser gets it: a signup over REST begins no session.
      session: drawToken(),
      drawCode: () =>
        campaign.vanityCodes
          ? vanityCode(randomBytes, { email: address, first_name: profile.first_name })
          : plainCode(randomBytes),
    });
    if (added === null) throw new ApiError(422, `A user with the address ${address} exists.`, 2310);
    if (status !== undefined) await users.step({ who: { id: added.id }, to: status, offers, now });
    return added.id;
  };

  app.get('/betas', async (context) => {
    await enter(context, 'projects');
    return context.json([await summary()]);
  });

  app.get('/betas/:beta', async (context) => {
    await enter(context, 'projects');
    return context.json(await summary());
  });

  app.get('/betas/:beta/testers', async (context) => {
    await enter(context, 'users');
    const { page, ...slice } = readPage(context);
    const query = (name: string): string | undefined => {
      const value = context.req.query(name);
      return value === undefined ? undefined : storable(value);
    };
    const email = query('email_is');
    const filter = {
      email: email === undefined ? undefined : emailKey(email),
      emailPart: query('email_contains')?.toLowerCase(),
      name: query('name'),
      referralCode: query('referral_code'),
      customVars: Object.fromEntries(
        customVars.flatMap((name) => {
          const value = query(`custom_vars[${name}]`);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    };
    const { rows, total } = await testers.list(filter, slice);
    return answerPage(
      context,
      rows.map((row) => show(context, row)),
      { page, total },
    );
  });

  app.post('/betas/:beta/testers', async (context) => {
    await enter(context, 'users');
    const { tester } = await readBody(context, newTester, {
      tester: { email: 'amy@example.com', profile: { first_name: 'Amy' } },
    });
    const { email, status, profile = {}, referrer_id, invitation_code } = tester;
    const added = await lock.share(async () => {
      const referrer = referrer_id === undefined ? null : await testers.find(numberOrId(String(referrer_id)));
      const id = await add(context, { email, profile, referrer, ...(status !== undefined && { status }) });
      if (invitation_code !== undefined) await testers.setInvitationCode(id, invitation_code);
      return find(id);
    });
    return context.json(show(context, added), 201);
  });

  app.get('/betas/:beta/testers/:id', async (context) => {
    await enter(context, 'users');
    return context.json(show(context, await find(context.req.param('id'))));
  });

  app.put('/betas/:beta/testers/:id', async (context) => {
    await enter(context, 'users');
    const { tester } = await readBody(context, changedTester, { tester: { status: 'invited' } });
    const changed = await lock.share(async () => {
      const { id } = await find(context.req.param('id'));
      const profile = { ...tester.profile, ...tester.custom_vars };
      if (Object.keys(profile).length > 0) await testers.change(id, profile, clock());
      if (tester.status !== undefined) await users.step({ who: { id }, to: tester.status, offers, now: clock() });
      return find(id);
    });
    return context.json(show(context, changed));
  });

  app.get('/betas/:beta/testers/:id/verify', async (context) => {
    await enter(context, 'users');
    const tester = await find(context.req.param('id'));
    const code = context.req.query('invitation_code') ?? '';
    if (tester.invitation_code === null || tester.invitation_code !== code)
      throw new ApiError(422, 'The invitation code is not that of this user.');
    return context.json(show(context, tester));
  });

  app.get('/betas/:beta/rewards', async (context) => {
    await enter(context, 'rewards');
    const { page, ...slice } = readPage(context);
    const { email, status } = readQuery(context, rewardFilter);
    const { rows, total } = await testers.rewards({ email: email && emailKey(storable(email)), status }, slice);
    return answerPage(
      context,
      rows.map(({ reward, owner }) => rewardOf(reward, owner)),
      { page, total },
    );
  });

  app.post('/betas/:beta/points', async (context) => {
    await enter(context, 'points');
    const { email, quantity } = await readBody(context, pointsGift, { email: 'amy@example.com', quantity: 5 });
    if (email === undefined) throw new ApiError(422, 'email: whose points are they?', 2801);
    if (quantity === undefined) throw new ApiError(422, 'quantity: how many points?', 2803);
    if (quantity === 0) throw new ApiError(422, 'quantity: 0 points change nothing.', 2804);
    const given = await lock.share(async () => {
      const { id } = await findByEmail(email, 2802);
      await testers.givePoints(id, quantity, clock());
      return find(id);
    });
    return context.json({ email: given.email, quantity, bonus_points: given.bonus }, 201);
  });

  app.post('/betas/:beta/friend_invitations', async (context) => {
    await enter(context, 'friend_invitations');
    const { sender_email, recipient_email } = await readBody(context, friendInvitation, {
      sender_email: 'amy@example.com',
      recipient_email: 'bob@example.com',
    });
    const [sender, friend] = await lock.share(async () => {
      const referrer = await findByEmail(sender_email);
      const known = await testers.find({ email: emailKey(recipient_email) });
      if (known !== null && known.status !== 'applied')
        throw new ApiError(422, `A user with the address ${known.email} exists, and is ${known.status}.`, 2310);
      if (referrer.invited >= invitationQuota) throw noneLeft(referrer.email);
      const now = clock();
      const quota = invitationQuota;
      try {
        if (known === null) {
          const added = await add(context, { email: recipient_email, profile: {}, referrer, status: 'invited', quota });
          return [await find(referrer.id), await find(added)];
        }
        await testers.invite({ sender: referrer.id, friend: known.id, quota, now });
      } catch (error) {
        throw error instanceof NoInvitationLeft ? noneLeft(referrer.email) : error;
      }
      await users.step({ who: { id: known.id }, to: 'invited', offers, now });
      return [await find(referrer.id), await find(known.id)];
    });
    const { friend_invitations_remaining } = show(context, sender);
    return context.json({ tester: show(context, friend), friend_invitations_remaining }, 201);
  });

  // Before the commands, whose addresses begin alike.
  app.all('*', (context) => {
    checkKey(context, { resource: 'projects', isWrite: false }, campaign);
    throw new ApiError(404, `The sandbox has nothing at ${context.req.method} ${shorten(context.req.path)}.`);
  });

  return app;
}

interface NewTester {
  email: string;
  profile: Details;
  referrer: Tester | null;
  status?: Status;
  /** How many friends the referrer may invite, if the user is such a friend. */
  quota?: number;
}

const noneLeft = (email: string): ApiError => new ApiError(422, `${email} has no invitation left.`);

const numberOrId = (asked: string): { id: string } | { number: number } =>
  /^\d{1,15}$/.test(asked) ? { number: Number(asked) } : { id: storable(asked) };
