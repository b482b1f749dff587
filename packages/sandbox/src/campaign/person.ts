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

/** The status of a user. Only `applied` users are on the list. */
export type Status = (typeof statuses)[number];

type Detail = Exclude<keyof NewUser, 'email' | 'full_name' | 'referred_by'> | keyof User['profile'];

/** The profile of a user. What is not known is left out. */
export type Details = { [D in Detail]?: string | null | undefined };

/** A user, as the database has one. */
export interface Person {
  id: string;
  email: string;
  status: Status;
  shares: number;
  referrals: number;
  referral_code: string;
  referrer_id: string | null;
  /** Origin of the app that they joined in; `null`: none, as of made-up users. */
  site: string | null;
  profile: Details;
  /** A number in the order of insertion: it breaks ties between signups of the same time. */
  signup: number;
  created_at: Date;
  updated_at: Date;
}

/** A user with their place on the list at the time of the read. */
export interface Member extends Person {
  /** How many users on the list are ahead. Without meaning for a user who is not on the list. */
  ahead: number;
  /** How many users are on the list. */
  length: number;
}

/** The form in which e-mail addresses are compared: case, and white space around them, do not matter. */
export const emailKey = (email: string): string => email.trim().toLowerCase();
