import type { Reward, User } from '@prefinery-kit/core/contract';
import { type Earned, rewardStatus } from './offers.ts';
import type { Person } from './person.ts';
import { timestamp } from './timestamp.ts';

/**
 * Events that webhooks are sent for. Documented by the vendor: what they are about, and the name `reward_delivered`. The
 * other names are a guess after it. The vendor's other events cannot happen here: nothing deletes a single user, or gives
 * points.
 */
export const webhookEvents = [
  'user_created',
  'user_updated',
  'reward_earned',
  'reward_delivered',
  'reward_revoked',
] as const;
export type WebhookEventName = (typeof webhookEvents)[number];

/** A row as JSON, which has no dates. */
type Json<Row> = {
  [K in keyof Row]: Row[K] extends Date ? string : Row[K] extends Date | null ? string | null : Row[K];
};

/** What has changed: the rows as they are after the change. */
export interface WebhookChange {
  event: WebhookEventName;
  user: Json<Person>;
  reward?: Json<Earned>;
}

/** The body of a webhook. */
export interface WebhookPayload {
  event: WebhookEventName;
  user: Pick<User, 'id' | 'email' | 'referral_code' | 'referrals' | 'shares' | 'created_at' | 'updated_at'> &
    Pick<Person, 'status' | 'referrer_id' | 'profile'>;
  reward?: Omit<Reward, 'user'>;
}

/** The payload is a guess: the vendor's are not documented. Its fields are those of the JavaScript API. */
export function webhookPayload({ event, user, reward }: WebhookChange): WebhookPayload {
  return {
    event,
    user: {
      id: user.id,
      email: user.email,
      status: user.status,
      referral_code: user.referral_code,
      referrer_id: user.referrer_id,
      referrals: user.referrals,
      shares: user.shares,
      created_at: timestamp(new Date(user.created_at)),
      updated_at: timestamp(new Date(user.updated_at)),
      profile: user.profile,
    },
    ...(reward && { reward: rewardPayload(reward) }),
  };
}

function rewardPayload(reward: Json<Earned>): Omit<Reward, 'user'> {
  const [earned_at, delivered_at, revoked_at] = [reward.earned_at, reward.delivered_at, reward.revoked_at].map(
    (time) => time && timestamp(new Date(time)),
  );
  return {
    descriptor: reward.descriptor,
    name: reward.name,
    user_id: reward.user_id,
    user_role: reward.user_role,
    status: rewardStatus(reward),
    type: reward.type,
    earned_at: earned_at ?? '',
    delivered_at: delivered_at ?? null,
    revoked_at: revoked_at ?? null,
  };
}

/** Payloads of one's own, by event: JSON in which a text such as `{{user.email}}` stands for that value. */
export type WebhookTemplates = Readonly<Partial<Record<WebhookEventName, unknown>>>;

const placeholder = /^\{\{\s*([\w.]+)\s*\}\}$/;

/** Fills a template with the values of a payload. A value that is not there is `null`. */
export function fillTemplate(template: unknown, payload: WebhookPayload): unknown {
  if (typeof template === 'string') {
    const path = placeholder.exec(template)?.[1];
    return path === undefined ? template : valueAt(payload, path.split('.'));
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, payload));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillTemplate(value, payload)]));
}

function valueAt(value: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return value ?? null;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  return valueAt(Reflect.get(value, key), rest);
}
