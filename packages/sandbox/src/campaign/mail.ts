import { timestamp } from './timestamp.ts';

/** A mail, as the database has one. */
export interface Mail {
  recipient: string;
  subject: string;
  link: string;
  sent_at: Date;
  /** If a fault delays it: how often delayed mails had been released before. */
  held?: number | null;
}

/** A mail that the sandbox has written instead of sending it. */
export interface SentMail {
  /** E-mail address that it is for. */
  to: string;
  subject: string;
  /** What it asks the reader to follow. */
  link: string;
  /** When it was written, ISO 8601 in UTC. */
  sent_at: string;
}

/** Asks a new user to confirm their e-mail address. */
export const confirmationMail = (email: string, link: string, now: Date): Mail => ({
  recipient: email,
  subject: 'Confirm your e-mail address',
  link,
  sent_at: now,
});

export const sentMail = ({ recipient, subject, link, sent_at }: Mail): SentMail => ({
  to: recipient,
  subject,
  link,
  sent_at: timestamp(sent_at),
});
