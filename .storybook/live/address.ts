import { project } from '../project.ts';

/** Parameters of a visitor page's address. */
export interface VisitorAddress {
  /** First name of a user, who joins when the page loads. Absent for an anonymous visitor. */
  name?: string;
  /** Referral code of the link that the visitor has followed. */
  r?: string;
  theme: string;
  language: string;
  direction: string;
}

export const addressOf = (visitor: VisitorAddress): string =>
  `${import.meta.env.BASE_URL}visitor.html?${new URLSearchParams({ ...visitor })}`;

/** The query of a visitor page. Some hosts send `visitor.html?query` on to `visitor`; the frame around it still has the query. */
export const searchOf = ({ location, frameElement }: Window): string =>
  location.search || new URL((frameElement as HTMLIFrameElement | null)?.src ?? location.href).search;

/** Message of a visitor's page to the page around it: the referral code of its user. */
export interface Joined {
  project: typeof project;
  referralCode: string;
}

export const isJoined = (message: unknown): message is Joined =>
  typeof message === 'object' && message !== null && 'project' in message && message.project === project;
