import { reward, user } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { address, call, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox, secret } = shared;
const email = 'leonard@bigbangtheory.com';
const signature = '69b1418832b305e782438d483f1ee33e47470b56a3ba84c1c77de7f9fdced222';
const forbidden = { status: 403, reply: { answer: { error: 'Forbidden', status: 403 } } };

const utm = { utm_source: null, utm_medium: null, utm_campaign: null, utm_term: null, utm_content: null };

describe('addUser', () => {
  test('answers the user with the fields that the vendor documents', async () => {
    const { reply, status } = await call(
      newSandbox(),
      'addUser',
      { email: ' Leonard@BigBangTheory.com ', full_name: 'Leonard Hofstadter', custom_var1: 'blue', unknown: 'passes' },
      {
        page: {
          url: 'https://shop.localhost/?utm_source=Facebook&utm_medium=cpc',
          referrer: 'https://www.facebook.com',
        },
        headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
      },
    );
    expect(status).toBe(200);
    const answer = v.parse(v.strictObject(user.entries), reply.answer);
    const link = `${address}/r/${answer.referral_code}`;
    expect(answer).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      email,
      shares: 0,
      referrals: 0,
      referral_code: expect.stringMatching(/^[a-z0-9]{5}$/),
      referral_link: link,
      referral_status_link: `${link}?ref-check=${answer.id}`,
      list_position: 1,
      list_ahead: 0,
      list_behind: 0,
      list_length: 1,
      created_at: '2026-03-01T12:00:00Z',
      updated_at: '2026-03-01T12:00:00Z',
      profile: {
        first_name: 'Leonard',
        last_name: 'Hofstadter',
        browser_name: 'Firefox',
        browser_version: '140.0',
        os_name: 'Linux',
        os_version: null,
        ip: null,
        http_referrer: 'https://www.facebook.com',
        utm_source: 'Facebook',
        utm_medium: 'cpc',
        utm_campaign: null,
        utm_term: null,
        utm_content: null,
        custom_var1: 'blue',
      },
    });
  });

  test('keeps every profile field that is documented, and drops unknown ones', async () => {
    const sandbox = newSandbox();
    const output = {
      first_name: 'Leonard',
      address_line1: '2311 N. Los Robles Avenue',
      address_line2: 'Apartment 4A',
      city: 'Pasadena',
      state: 'California',
      postal_code: '91104',
      country: 'us',
      telephone: '+1 626 555 0123',
      custom_var1: 'blue',
      custom_var2: '',
      custom_var3: '42',
    };
    const { person } = await join(sandbox, { email, ...output, unknown: 'ignored', status: 'invited', referrals: 99 });
    expect(person).toMatchObject({
      referrals: 0,
      list_position: 1,
      profile: { custom_var1: 'blue', custom_var3: '42' },
    });
    const { profile } = await shared
      .database()
      .db.selectFrom('users')
      .select('profile')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    const device = { browser_name: null, browser_version: null, os_name: null, os_version: null };
    expect(profile).toEqual({ ...output, ...device, ip: null, http_referrer: null, ...utm });
  });

  test('a field in the data wins over what is read from the request', async () => {
    const data = {
      email,
      utm_source: 'said',
      http_referrer: 'https://said.example/',
      first_name: 'Leo',
      full_name: 'A B',
    };
    const page = { url: 'http://localhost/?utm_source=found&utm_term=found', referrer: 'https://found.example/' };
    const { person } = await join(newSandbox(), data, { page });
    expect(person.profile).toMatchObject({
      utm_source: 'said',
      utm_term: 'found',
      http_referrer: 'https://said.example/',
      first_name: 'Leo',
      last_name: 'B',
    });
  });

  test('credits the referrer of the cookie, but referred_by in the data wins', async () => {
    const sandbox = newSandbox();
    const { person: one } = await join(sandbox, 'one@x.com');
    const { person: two } = await join(sandbox, 'two@x.com');
    await join(sandbox, 'friend1@x.com', { referrerCode: one.referral_code });
    await join(sandbox, { email: 'friend2@x.com', referred_by: 'two@x.com' }, { referrerCode: one.referral_code });
    for (const { referral_code } of [one, two]) {
      const data = { referral_code, signature: sign(secret, referral_code) };
      expect((await call(sandbox, 'getUser', data)).reply.answer).toMatchObject({ referrals: 1 });
    }
  });

  test('makes referral codes of names with vanityCodes', async () => {
    const { person } = await join(newSandbox({ vanityCodes: true }), { email, first_name: 'Leonard' });
    expect(person.referral_code).toMatch(/^leonar[a-z0-9]{4}$/);
  });

  test('refuses a known e-mail address without the session of its user', async () => {
    const sandbox = newSandbox();
    const { person, session } = await join(sandbox, email);
    const { session: another } = await join(sandbox, 'penny@x.com');
    const data = { email: 'LEONARD@bigbangtheory.com', first_name: 'Mallory' };
    expect(await call(sandbox, 'addUser', data)).toMatchObject(forbidden);
    expect(await call(sandbox, 'addUser', data, { session: another })).toMatchObject(forbidden);
    expect(await call(sandbox, 'addUser', data, { session: 'made-up' })).toMatchObject(forbidden);
    expect(await call(sandbox, 'addUser', { ...data, signature })).toMatchObject(forbidden);
    expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toEqual({
      ...person,
      list_behind: 1,
      list_length: 2,
    });
  });

  const frame = { path: expect.any(String), title: 'Confirmation' };

  test('changes the user of the session, which goes on', async () => {
    const sandbox = newSandbox();
    const { person, session } = await join(sandbox, { email, first_name: 'Leonard' });
    shared.now = new Date('2026-03-02T12:00:00Z');
    const { reply } = await call(sandbox, 'addUser', { email, last_name: 'H' }, { session });
    expect(reply).toEqual({
      frame,
      answer: { ...person, updated_at: '2026-03-02T12:00:00Z', profile: { ...person.profile, last_name: 'H' } },
    });
  });

  test('without identity verification, changes any user who is named, and starts no session', async () => {
    const sandbox = newSandbox({ identityVerification: false });
    const { person } = await join(sandbox, email);
    const { reply } = await call(sandbox, 'addUser', { email, first_name: 'Leo' });
    expect(reply).toEqual({ frame, answer: { ...person, profile: { ...person.profile, first_name: 'Leo' } } });
  });

  test.each([
    ['nothing', undefined, /^addUser: data: expected/],
    ['no e-mail address', { first_name: 'Leo' }, /^addUser: email: expected/],
    ['an invalid e-mail address', { email: 'leonard' }, /^addUser: email: expected/],
    ['an e-mail address that is too long', `${'x'.repeat(250)}@x.com`, /^email: .* 254/],
    ['a country of three letters', { email, country: 'DEU' }, /^addUser: country: expected/],
    ['a name that is not a string', { email, first_name: [] }, /^addUser: first_name: expected string, received Array/],
  ])('answers an error for %s', async (_what, data, error) => {
    const { status, reply } = await call(newSandbox(), 'addUser', data);
    expect(status).toBe(400);
    expect(reply.answer).toEqual({ error: expect.stringMatching(error), status: 400 });
    expect(shared.errors).toEqual([]);
  });

  test.each(['a\0b', '\uD800x', '<script>alert(1)</script>', `Robert'); DROP TABLE users;--`, '{"a":1}', '\u202Eabc'])(
    'keeps %j as a name',
    async (first_name) => {
      const { person } = await join(newSandbox(), { email, first_name });
      expect(person.profile.first_name).toBe(first_name.replace(/[\0\uD800]/, '\uFFFD'));
    },
  );
});

describe('getUser', () => {
  test.each<[string, object | undefined, 'own' | 'other' | 'none', 'answers' | 'refuses']>([
    ['no name, no session', undefined, 'none', 'refuses'],
    ['no name, own session', undefined, 'own', 'answers'],
    ['named without signature, no session', { email }, 'none', 'refuses'],
    ['named without signature, own session', { email }, 'own', 'answers'],
    ['named in upper case, own session', { email: ' LEONARD@bigbangtheory.com' }, 'own', 'answers'],
    ['named without signature, another’s session', { email }, 'other', 'refuses'],
    ['right signature, no session', { email, signature }, 'none', 'answers'],
    ['right signature, another’s session', { email, signature }, 'other', 'answers'],
    ['wrong signature, no session', { email, signature: sign(secret, 'penny@x.com') }, 'none', 'refuses'],
    ['wrong signature, own session', { email, signature: sign(secret, 'penny@x.com') }, 'own', 'refuses'],
    ['empty signature, own session', { email, signature: '' }, 'own', 'refuses'],
    ['signature of the address in lower case', { email: email.toUpperCase(), signature }, 'none', 'refuses'],
    ['unknown user, right signature', { email: 'x@x.com', signature: sign(secret, 'x@x.com') }, 'none', 'answers'],
    ['unknown user without signature', { email: 'x@x.com' }, 'own', 'refuses'],
  ])('%s', async (_what, data, whose, outcome) => {
    const sandbox = newSandbox();
    const { person, session: own } = await join(sandbox, email);
    const { session: other } = await join(sandbox, 'penny@x.com');
    const session = { own, other, none: undefined }[whose];
    const called = await call(sandbox, 'getUser', data, { session });
    if (outcome === 'refuses') expect(called).toMatchObject(forbidden);
    else {
      const unknown = data !== undefined && 'email' in data && data.email === 'x@x.com';
      expect(called).toMatchObject({ status: 200, reply: { answer: unknown ? null : { id: person.id } } });
    }
  });

  test.each(['id', 'referral_code'] as const)('by %s, with its signature or session', async (key) => {
    const sandbox = newSandbox();
    const { person, session } = await join(sandbox, email);
    const named = { [key]: person[key] };
    const answers = { status: 200, reply: { answer: { id: person.id } } };
    expect(await call(sandbox, 'getUser', { ...named, signature: sign(secret, person[key]) })).toMatchObject(answers);
    expect(await call(sandbox, 'getUser', named, { session })).toMatchObject(answers);
    expect(await call(sandbox, 'getUser', { ...named, signature })).toMatchObject(forbidden);
    expect(await call(sandbox, 'getUser', named)).toMatchObject(forbidden);
  });

  test('a refusal does not reveal which users exist', async () => {
    const sandbox = newSandbox();
    await join(sandbox, email);
    const answers = await Promise.all(
      [email, 'nobody@x.com'].map((asked) => call(sandbox, 'getUser', { email: asked, signature: 'wrong' })),
    );
    expect(answers[0]?.reply).toEqual(answers[1]?.reply);
    expect([...(answers[0]?.headers ?? [])]).toEqual([...(answers[1]?.headers ?? [])]);
  });

  test('without identity verification, answers any user who is named, and null without a name or a session', async () => {
    const sandbox = newSandbox({ identityVerification: false });
    const { person } = await join(sandbox, email);
    expect((await call(sandbox, 'getUser', { email, signature: 'whatever' })).reply.answer).toEqual(person);
    expect(await call(sandbox, 'getUser')).toMatchObject({ status: 200, reply: { answer: null } });
    expect(await call(sandbox, 'getUser', { id: 'nobody' })).toMatchObject({ status: 200, reply: { answer: null } });
  });

  test('accepts only one key that names a user', async () => {
    const { status, reply } = await call(newSandbox(), 'getUser', { email, id: 'some-id' });
    expect(status).toBe(400);
    expect(reply.answer).toMatchObject({ error: expect.stringMatching(/leave it out/) });
  });
});

describe('recordFormImpression', () => {
  test('counts an impression of a visitor id, and is an error without one', async () => {
    const sandbox = newSandbox();
    expect(await call(sandbox, 'recordFormImpression', undefined, { visitor: 'v-1' })).toMatchObject({
      status: 200,
      reply: {},
    });
    expect(await call(sandbox, 'recordFormImpression')).toMatchObject({
      status: 400,
      reply: { answer: { error: expect.stringContaining('x-prefinery-visitor') } },
    });
    const hostile = await call(sandbox, 'recordFormImpression', undefined, { visitor: 'a b' });
    expect(hostile).toMatchObject({ status: 400 });
    const rows = await shared
      .database()
      .db.selectFrom('impressions')
      .select('visitor_id')
      .where('project_id', '=', sandbox.project)
      .execute();
    expect(rows).toEqual([{ visitor_id: 'v-1' }]);
  });
});

describe('authenticateUser', () => {
  test.each(['email', 'id', 'referral_code'] as const)(
    'starts a session for the user whose %s is signed',
    async (key) => {
      const sandbox = newSandbox();
      const { person } = await join(sandbox, email);
      const { session: other } = await join(sandbox, 'penny@x.com');
      const data = { [key]: person[key], signature: sign(secret, person[key]) };
      const { status, reply } = await call(sandbox, 'authenticateUser', data, { session: other });
      expect({ status, reply }).toEqual({ status: 200, reply: { session: expect.any(String) } });
      const { reply: own } = await call(sandbox, 'getUser', undefined, { session: v.parse(v.string(), reply.session) });
      expect(own.answer).toMatchObject({ id: person.id });
    },
  );

  test('a refusal does not reveal which users exist, and starts no session', async () => {
    const sandbox = newSandbox();
    await join(sandbox, email);
    const refused = { status: 401, reply: { answer: { error: 'Unauthorized', status: 401 } } };
    for (const data of [
      { email, signature: 'wrong' },
      { email: 'nobody@x.com', signature: 'wrong' },
      { email: 'nobody@x.com', signature: sign(secret, 'nobody@x.com') },
    ]) {
      const { status, reply } = await call(sandbox, 'authenticateUser', data);
      expect({ status, reply }).toEqual(refused);
    }
  });
});

describe('logoutUser', () => {
  test('ends the session for all copies of its token, and no other session', async () => {
    const sandbox = newSandbox();
    const { session } = await join(sandbox, email);
    const { reply: again } = await call(sandbox, 'authenticateUser', { email, signature });
    const { status, reply } = await call(sandbox, 'logoutUser', undefined, { session });
    expect({ status, reply }).toEqual({ status: 200, reply: { session: null } });
    expect(await call(sandbox, 'getUser', undefined, { session })).toMatchObject(forbidden);
    expect(await call(sandbox, 'getUser', undefined, { session: again.session ?? '' })).toMatchObject({ status: 200 });
    expect((await call(sandbox, 'logoutUser')).reply).toEqual({ session: null });
  });
});

describe('codes', () => {
  test('getReferralCode answers the code of the session’s user, or null', async () => {
    const sandbox = newSandbox();
    const { person, session } = await join(sandbox, email);
    expect((await call(sandbox, 'getReferralCode', undefined, { session })).reply).toEqual({
      answer: person.referral_code,
    });
    expect((await call(sandbox, 'getReferralCode')).reply).toEqual({ answer: null });
  });

  test('getReferrerCode answers the code of the cookie, if a user has it', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, email);
    const answers = [];
    for (const referrerCode of [person.referral_code, 'nobody', '', undefined]) {
      answers.push((await call(sandbox, 'getReferrerCode', undefined, { referrerCode })).reply.answer);
    }
    expect(answers).toEqual([person.referral_code, null, null, null]);
  });
});

describe('triggerRewards', () => {
  const event = 'purchase';

  test('answers the rewards that this call created, in the documented format', async () => {
    const sandbox = newSandbox();
    const { person } = await join(sandbox, { email, first_name: 'Leonard', last_name: 'Hofstadter' });
    const { session } = await join(sandbox, 'sheldon@x.com', { referrerCode: person.referral_code });
    const { status, reply } = await call(sandbox, 'triggerRewards', { event }, { session });
    expect(status).toBe(200);
    expect(v.parse(v.array(v.strictObject(reward.entries)), reply.answer)).toEqual([
      {
        descriptor: 'discount10',
        name: '$10 discount',
        user_id: person.id,
        user_role: 'referrer',
        status: 'earned',
        type: 'SingleSided',
        earned_at: '2026-03-01T12:00:00Z',
        delivered_at: null,
        revoked_at: null,
        user: {
          id: person.id,
          email,
          referral_code: person.referral_code,
          profile: { first_name: 'Leonard', last_name: 'Hofstadter' },
        },
      },
    ]);
    expect((await call(sandbox, 'triggerRewards', { event }, { session })).reply.answer).toEqual([]);
    expect((await call(sandbox, 'triggerRewards', { event: 'other' }, { session })).reply.answer).toEqual([]);
  });

  test('creates no reward for a user without a referrer, nor without a user', async () => {
    const sandbox = newSandbox({ identityVerification: false });
    await join(sandbox, email);
    for (const data of [{ event, email }, { event, email: 'nobody@x.com' }, { event }]) {
      expect(await call(sandbox, 'triggerRewards', data)).toMatchObject({ status: 200, reply: { answer: [] } });
    }
  });

  test('a signup creates the reward whose event is signup', async () => {
    const sandbox = newSandbox({ rewards: [{ descriptor: 'hi', name: 'Hello', type: 'DoubleSided' }] });
    const { person } = await join(sandbox, email);
    await join(sandbox, 'sheldon@x.com', { referrerCode: person.referral_code });
    const rows = await shared
      .database()
      .db.selectFrom('rewards')
      .select(['descriptor', 'user_role'])
      .where('project_id', '=', sandbox.project)
      .orderBy('number')
      .execute();
    expect(rows).toEqual([
      { descriptor: 'hi', user_role: 'referrer' },
      { descriptor: 'hi', user_role: 'friend' },
    ]);
  });
});

describe('displays', () => {
  const dom_id = 'embed-here';

  test.each([
    ['embedLeaderboard', { dom_id }, 'leaderboard', 'Leaderboard', true],
    ['embedReferralPage', { dom_id }, 'referral', 'Referral page', true],
    ['popupReferralPage', {}, 'referral', 'Referral page', false],
  ])('%s names the hosted page, and the user it is for', async (command, data, page, title, tells) => {
    const sandbox = newSandbox();
    const { person, session } = await join(sandbox, email);
    const path = expect.stringContaining(`/projects/${sandbox.project}/${page}?view=`);
    for (const [named, options] of [
      [data, { session }],
      [{ ...data, email }, { session }],
      [{ ...data, email, signature }, {}],
    ] as const) {
      const asked = Object.keys(named).length === 0 ? undefined : named;
      expect((await call(sandbox, command, asked, options)).reply).toEqual({
        ...(tells && { answer: person }),
        frame: { path, title },
      });
    }
  });

  test('the leaderboard is shown to any visitor', async () => {
    const { reply } = await call(newSandbox(), 'embedLeaderboard', { dom_id });
    expect(reply).toEqual({ answer: null, frame: { path: expect.any(String), title: 'Leaderboard' } });
  });
});
