import { project } from '../project.ts';

/** What the address of a visitor's page says. */
export interface VisitorAddress {
  /** The first name of somebody who has joined. Nobody else has one. */
  name?: string;
  /** The code of the link that the visitor followed. */
  r?: string;
  theme: string;
  language: string;
  direction: string;
}

export const addressOf = (visitor: VisitorAddress): string =>
  `${import.meta.env.BASE_URL}visitor.html?${new URLSearchParams({ ...visitor })}`;

/** What a page tells the page around it: the code of whoever has joined there. */
export interface Joined {
  project: typeof project;
  referralCode: string;
}

export const isJoined = (message: unknown): message is Joined =>
  typeof message === 'object' && message !== null && 'project' in message && message.project === project;
