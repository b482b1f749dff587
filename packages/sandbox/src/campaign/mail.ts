import { timestamp } from './timestamp.ts';

/** A mail, as the store keeps one. */
export interface Mail {
  recipient: string;
  subject: string;
  link: string;
  sent_at: Date;
  /** Where it is late on purpose: how often such mails had been let go before. */
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

/** Asks somebody new whether the address is theirs. */
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
