import type { Person } from '../../campaign/person.ts';
import type { CommandReply } from '../../protocol.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { type View, writeView } from './view.ts';
import type { Visit } from './visit.ts';

const titles = { leaderboard: 'Leaderboard', referral: 'Referral page', 'users/joined': 'Confirmation' };

/** A hosted page about a user, or about none, for the page that the visitor is on. */
export function frameOf(
  page: keyof typeof titles,
  person: Pick<Person, 'id'> | null,
  { pageOrigin }: Pick<Visit, 'pageOrigin'>,
  campaign: Campaign,
): NonNullable<CommandReply['frame']> {
  const view = writeView(campaign.secret, campaign.clock(), { page, user: person?.id ?? null, origin: pageOrigin });
  return { path: pagePath(campaign.project, page, view), title: titles[page] };
}

/** Address of a page that a view opens, below the sandbox's own. */
export const pagePath = (project: string, page: View['page'], view: string): string =>
  `/projects/${project}/${page}?view=${view}`;
