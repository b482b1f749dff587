import { expect, test } from 'vitest';
import { fillTemplate, webhookPayload } from '../campaign/webhook.ts';
import { webhookTemplatesOf } from './recorded-webhooks.ts';
import { shapeOf } from './shape.ts';

const received = (...bodies: unknown[]) => bodies.map((body) => ({ headers: [], signed: true, body: shapeOf(body) }));

const time = '2026-11-27T10:11:12Z';
const payload = webhookPayload({
  event: 'user_created',
  user: {
    ...{ id: '5de34a3e-68cb-4956-be9d-e89db02e6989', email: 'leonard@bigbangtheory.com', status: 'applied' },
    ...{ referral_code: 'leona1x2y', referrer_id: null, referrals: 2, shares: 3, site: null, signup: 1 },
    ...{ profile: { first_name: 'Leonard' }, created_at: time, updated_at: time },
  },
});

/** A webhook as a service may send it, of which the sandbox knows nothing. */
const other = {
  type: 'tester.created',
  id: '0b0e7a2c-6f0e-4b57-9c75-2c8f3bb0a111',
  sent: '2026-11-27 10:11:12 UTC',
  live: true,
  attempts: 1,
  tester: {
    ...{ uuid: 'c0ffee00-0000-4000-8000-000000000001', email: 'amy@caltech.example', status: 'applied' },
    ...{ share_clicks_count: 1, share_signups_count: 0, referral_code: 'amyxx', tags: ['early', 'bird'], note: null },
    ...{ profile: { first_name: 'Amy', custom_var1: null }, link: 'https://refer.example/amyxx' },
  },
};

test('a webhook becomes a template, with the data of the users of the sandbox where it has such a field', () => {
  expect(webhookTemplatesOf(received(other))).toEqual({
    user_created: {
      type: 'tester.created',
      id: '{{user.id}}',
      sent: '2026-01-01 00:00:00 +0000',
      live: true,
      attempts: 1,
      tester: {
        ...{ uuid: '{{user.id}}', email: '{{user.email}}', status: '{{user.status}}' },
        ...{ share_clicks_count: '{{user.shares}}', share_signups_count: '{{user.referrals}}' },
        ...{ referral_code: '{{user.referral_code}}', tags: ['text'], note: null, link: 'https://example.com/' },
        profile: { first_name: '{{user.profile.first_name}}', custom_var1: '{{user.profile.custom_var1}}' },
      },
    },
  });
});

test('what the sandbox sends by the template has the shape of what was received', () => {
  const templates = webhookTemplatesOf(received(other));
  expect(shapeOf(fillTemplate(templates?.user_created, payload))).toEqual(shapeOf(other));
});

test('the first webhook of an event decides, and one whose event is not known is left out', () => {
  const updated = { event: 'user.updated', id: payload.user.id };
  const bodies = received(
    { event: 'user_updated', email: 'a@b.example' },
    updated,
    { event: 'Leonard', id: 1 },
    'text',
  );
  expect(webhookTemplatesOf(bodies)).toEqual({ user_updated: { event: 'user_updated', email: '{{user.email}}' } });
});

test('a webhook of a reward gets the data of the reward', () => {
  const reward = { descriptor: 'shirt', status: 'delivered', earned_at: time, revoked_at: null };
  expect(webhookTemplatesOf(received({ event: 'reward_delivered', reward }))).toEqual({
    reward_delivered: {
      event: 'reward_delivered',
      reward: {
        ...{ descriptor: '{{reward.descriptor}}', status: '{{reward.status}}' },
        ...{ earned_at: '{{reward.earned_at}}', revoked_at: '{{reward.revoked_at}}' },
      },
    },
  });
});

test('what the sandbox sends by itself needs no template', () => {
  expect(webhookTemplatesOf(received(payload))).toBeUndefined();
});
