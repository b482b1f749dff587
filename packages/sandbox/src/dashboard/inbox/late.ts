import type { SentMail } from '../../campaign/mail.ts';

/** How often to look while mails are late, in ms: no message tells that one has arrived. */
export const betweenLooks = 1500;

/** Whether a mail arrives by itself, by the clock of the campaign. */
export const isLate = ({ status }: Pick<SentMail, 'status'>): boolean => status === 'late';
