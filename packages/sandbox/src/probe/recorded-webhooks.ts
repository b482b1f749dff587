/** Makes templates of webhooks from the shapes of those that the service has sent. */
import { profile, user } from '@prefinery-kit/core/contract';
import type { WebhookTemplates } from '../campaign/webhook.ts';
import { eventFields, eventOf } from './event-name.ts';
import type { ReceivedWebhook } from './report.ts';
import type { Shape } from './shape.ts';

/** The bodies that the sandbox sends without a template. */
const guess = {
  body: ['event', 'reward', 'user'],
  user: [
    ...['created_at', 'email', 'id', 'profile', 'referral_code', 'referrals', 'referrer_id', 'shares', 'status'],
    'updated_at',
  ],
};

/** Templates by the sandbox's own events. The first webhook of an event decides. */
export function webhookTemplatesOf(webhooks: readonly ReceivedWebhook[]): WebhookTemplates | undefined {
  const templates = new Map<string, unknown>();
  for (const { body } of webhooks) {
    const event = nameOf(body);
    if (event === undefined || templates.has(event) || isGuess(body)) continue;
    templates.set(event, templateOf(body, '', false));
  }
  return templates.size === 0 ? undefined : Object.fromEntries(templates);
}

type Fields = { readonly [field: string]: Shape };

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
const fieldsOf = (shape: Shape | undefined): Fields | undefined =>
  typeof shape === 'object' && !isList(shape) ? shape : undefined;

/** A word that a report keeps, such as `"user_created"`. */
const wordOf = (shape: Shape | undefined): string | undefined =>
  typeof shape === 'string' ? /^"(.*)"$/.exec(shape)?.[1] : undefined;

function nameOf(body: Shape) {
  const names = Object.entries(fieldsOf(body) ?? {}).flatMap(([field, shape]) =>
    eventFields.has(field) ? [eventOf(wordOf(shape) ?? '')] : [],
  );
  return names.find((name) => name !== undefined);
}

function isGuess(body: Shape): boolean {
  const fields = fieldsOf(body) ?? {};
  const ofUser = Object.keys(fieldsOf(fields['user']) ?? {}).toSorted();
  return (
    Object.keys(fields).every((field) => guess.body.includes(field)) &&
    wordOf(fields['event']) === eventOf(wordOf(fields['event']) ?? '') &&
    ofUser.join() === guess.user.join()
  );
}

/** @param isReward whether it is inside of a reward */
function templateOf(shape: Shape, field: string, isReward: boolean): unknown {
  if (isList(shape)) return shape.map((item) => templateOf(item, field, isReward));
  const fields = fieldsOf(shape);
  if (fields) {
    return Object.fromEntries(
      Object.entries(fields).map(([name, inner]) => [
        name,
        templateOf(inner, name, isReward || name === 'reward' || name === 'rewards'),
      ]),
    );
  }
  const kind = typeof shape === 'string' ? shape : 'null';
  const source = (isReward ? sourceOfReward(field, kind) : undefined) ?? sourceOfUser(field, kind);
  return source === undefined ? exampleOf(kind) : `{{${source}}}`;
}

/** Names of the REST API for what the JavaScript API names otherwise. */
const otherNames: Record<string, string> = {
  ...{ uuid: 'id', share_clicks_count: 'shares', share_signups_count: 'referrals', code: 'referral_code' },
};

/** The kinds of values that the sandbox's payload has. */
const kindsOfUser: Record<string, readonly string[]> = {
  ...{ id: ['uuid'], email: ['e-mail'], referral_code: ['text', 'number as text'], referrer_id: ['uuid', 'null'] },
  ...{ referrals: ['number'], shares: ['number'] },
  ...{ created_at: ['time, ISO 8601 in UTC'], updated_at: ['time, ISO 8601 in UTC'] },
};
const kindsOfReward: Record<string, readonly string[]> = {
  ...{ descriptor: ['text'], name: ['text'], user_id: ['uuid'] },
  ...{ earned_at: ['time, ISO 8601 in UTC'] },
  ...{ delivered_at: ['time, ISO 8601 in UTC', 'null'], revoked_at: ['time, ISO 8601 in UTC', 'null'] },
};
const ofProfile = new Set(Object.keys(profile.entries).filter((name) => !Object.hasOwn(user.entries, name)));

function sourceOfUser(field: string, kind: string): string | undefined {
  const name = otherNames[field] ?? field;
  if (kindsOfUser[name]?.includes(kind)) return `user.${name}`;
  if (name === 'status' && wordOf(kind) !== undefined) return 'user.status';
  return ofProfile.has(name) && ['text', 'null'].includes(kind) ? `user.profile.${name}` : undefined;
}

function sourceOfReward(field: string, kind: string): string | undefined {
  const isWord = ['status', 'type', 'user_role'].includes(field) && wordOf(kind) !== undefined;
  return isWord || kindsOfReward[field]?.includes(kind) ? `reward.${field}` : undefined;
}

const examples: Record<string, unknown> = {
  ...{ null: null, undefined: null, boolean: true, number: 1, 'number as text': '1', 'text, empty': '' },
  ...{ uuid: '00000000-0000-4000-8000-000000000000', '64 hexadecimal digits': '0'.repeat(64) },
  ...{ 'time, ISO 8601 in UTC': '2026-01-01T00:00:00Z', time: '2026-01-01 00:00:00 +0000' },
  ...{ address: 'https://example.com/', 'e-mail': '{{user.email}}' },
};

/** A value of a kind, where the sandbox has no such field. */
function exampleOf(kind: string): unknown {
  if (Object.hasOwn(examples, kind)) return examples[kind];
  // The number of an error, or a word that the report keeps.
  return /^\d+$/.test(kind) ? Number(kind) : (wordOf(kind) ?? 'text');
}
