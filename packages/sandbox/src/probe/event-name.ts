import type { WebhookEventName } from '../campaign/webhook.ts';

/** Fields of a webhook that may have the name of its event. */
export const eventFields: ReadonlySet<string> = new Set([
  ...['event', 'event_name', 'event_type', 'type', 'topic', 'action', 'trigger'],
]);

const subjects = 'user|tester|applicant|reward|points?|referral|share|friend|friend_invitation|invitation';
const changes =
  'created|added|joined|applied|updated|changed|deleted|removed|earned|delivered|revoked|invited|confirmed';
const pattern = new RegExp(`^(${subjects})s?[._:/ -]?(${changes})$`, 'i');

/** Whether a text is the name of an event, made of words that tell nothing about a user. */
export const isEventName = (text: string): boolean => pattern.test(text);

/** The sandbox's event of this meaning, if it has one. */
export function eventOf(text: string): WebhookEventName | undefined {
  const [, subject = '', change = ''] = pattern.exec(text.toLowerCase()) ?? [];
  if (subject === 'reward') return rewardEvents[change];
  return ['user', 'tester', 'applicant'].includes(subject) ? userEvents[change] : undefined;
}

const userEvents: Record<string, WebhookEventName | undefined> = {
  ...{ created: 'user_created', added: 'user_created', joined: 'user_created', applied: 'user_created' },
  ...{ updated: 'user_updated', changed: 'user_updated' },
};
const rewardEvents: Record<string, WebhookEventName | undefined> = {
  ...{ earned: 'reward_earned', created: 'reward_earned', delivered: 'reward_delivered', revoked: 'reward_revoked' },
};
