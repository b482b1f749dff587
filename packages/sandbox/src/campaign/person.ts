import type { NewUser, User } from '@prefinery-kit/core/contract';

export const statuses = [
  'imported',
  'unconfirmed',
  'applied',
  'rejected',
  'invited',
  'active',
  'idle',
  'suspended',
] as const;

/** Where somebody stands. Only `applied` people are on the list. */
export type Status = (typeof statuses)[number];

type Detail = Exclude<keyof NewUser, 'email' | 'full_name' | 'referred_by'> | keyof User['profile'];

/** What is known of a person beyond the campaign. What is not known is left out. */
export type Details = { [D in Detail]?: string | null | undefined };

/** A person of the campaign, as the store keeps one. */
export interface Person {
  id: string;
  email: string;
  status: Status;
  shares: number;
  referrals: number;
  referral_code: string;
  referrer_id: string | null;
  /** Origin of the app that they joined in; `null`: none, as of made-up people. */
  site: string | null;
  profile: Details;
  /** Order in which people were added: it breaks ties between people of the same instant. */
  signup: number;
  created_at: Date;
  updated_at: Date;
}

/** A person, and how the list stood at the moment of asking. */
export interface Member extends Person {
  /** People on the list who are ahead. Means nothing for somebody who is not on it. */
  ahead: number;
  /** People on the list. */
  length: number;
}

/** E-mail addresses are one and the same person whatever their case and the white space around them. */
export const emailKey = (email: string): string => email.trim().toLowerCase();
