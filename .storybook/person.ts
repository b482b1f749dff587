import { type Prefinery, PrefineryError, type User } from '@prefinery-kit/react';
import { settled } from './settled.ts';

const unknown = {
  browser_name: null,
  browser_version: null,
  os_name: null,
  os_version: null,
  ip: null,
  http_referrer: null,
  utm_source: null,
  utm_medium: null,
  utm_campaign: null,
  utm_term: null,
  utm_content: null,
};

/** A user with larger numbers than the stories' sandbox has. */
const penny: User = {
  id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  email: 'penny@bigbangtheory.com',
  shares: 56,
  referrals: 4,
  referral_code: 'penny823',
  referral_link: 'https://comiccenter.com/penny823',
  referral_status_link: 'https://comiccenter.com/penny823?ref-check=5de34a3e-68cb-4956-be9d-e89db02e6989',
  list_position: 42,
  list_ahead: 41,
  list_behind: 10_445,
  list_length: 10_487,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  profile: { ...unknown, first_name: 'Penny', last_name: null },
};

type Answers = { prefinery: Partial<Prefinery> };

interface KnownStory {
  parameters: Answers;
  beforeEach: () => void;
  play: typeof settled;
}

/** Story annotations that make `getUser` answer with these users: each call with the next, in each run from the first. */
export function known(...readings: Partial<User>[]): KnownStory {
  let reads = 0;
  const getUser = async () => ({ ...penny, ...readings[Math.min(reads++, readings.length - 1)] });
  return {
    parameters: { prefinery: { getUser } },
    beforeEach: () => {
      reads = 0;
    },
    play: settled,
  };
}

/** `getUser` stays in flight. */
export const waiting: Answers = { prefinery: { getUser: () => new Promise(() => undefined) } };

/** `getUser` rejects with `script_failed`, as with a blocked script. */
export const failing: Answers = {
  prefinery: { getUser: () => Promise.reject(new PrefineryError('script_failed', { command: 'getUser' })) },
};

/** `getUser` answers that the visitor is anonymous. */
export const anonymous: Answers = { prefinery: { getUser: () => Promise.resolve(null) } };
