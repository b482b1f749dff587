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

/** Whether a mail has reached its reader. */
export interface Arrival {
  /** `arrived`; `held` until the fault `mails` is cleared; `late`: the fault delays it until `arrives_at`. */
  status: 'arrived' | 'held' | 'late';
  /** When a late mail arrives, ISO 8601 in UTC. */
  arrives_at?: string;
}

/** A mail that the sandbox has written instead of sending it. */
export interface SentMail extends Arrival {
  /** Its number, in the order of writing. */
  number: number;
  /** E-mail address that it is for. */
  to: string;
  subject: string;
  /** What it asks the reader to follow. */
  link: string;
  /** When it was written, ISO 8601 in UTC. */
  sent_at: string;
}

/** A mail with its body. The texts are the sandbox's own: those of a project are written in the vendor's dashboard. */
export interface MailContent extends SentMail {
  /** The body as plain text. */
  text: string;
  /** The body as an HTML document. */
  html: string;
}

/** Asks a new user to confirm their e-mail address. */
export const confirmationMail = (email: string, link: string, now: Date): Mail => ({
  recipient: email,
  subject: 'Confirm your e-mail address',
  link,
  sent_at: now,
});

export const sentMail = (
  { number, recipient, subject, link, sent_at }: Mail & { number: number },
  arrival: Arrival,
): SentMail => ({ number, to: recipient, subject, link, sent_at: timestamp(sent_at), ...arrival });

/** The sentences of a confirmation mail, before and after its link. */
export const mailTexts = ({ recipient }: Pick<Mail, 'recipient'>) => ({
  intro: `You have joined the list with the address ${recipient}. Confirm that it is yours, and your place counts.`,
  action: 'Confirm my address',
  outro: 'If you have not joined, ignore this e-mail: nothing happens without your confirmation.',
});

/** The body of a mail as plain text. */
export function mailText(mail: Mail): string {
  const { intro, action, outro } = mailTexts(mail);
  return `${mail.subject}\n\n${intro}\n\n${action}:\n${mail.link}\n\n${outro}\n`;
}
