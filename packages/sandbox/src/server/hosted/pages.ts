import { Hono } from 'hono';
import { listPlace } from '../../campaign/place.ts';
import { rewardStatus } from '../../campaign/offers.ts';
import { referralLink } from '../../campaign/user.ts';
import { leaderboardPage } from '../../pages/Leaderboard.tsx';
import { messagePage } from '../../pages/Message.tsx';
import { referralPage } from '../../pages/Referral.tsx';
import { readBoard } from './board.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { ownOrigin } from '../edge/access.ts';
import { show } from './show.ts';
import type { View } from '../api/view.ts';

/** `GET /PROJECT/PAGE?view=TOKEN`: what the widget shows in iframes. */
export function createPages(campaign: Campaign): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:project/leaderboard', (context) =>
    show(context, campaign, 'leaderboard', async ({ user, origin }) =>
      leaderboardPage({
        ...(await readBoard(campaign.store, campaign.ranking, user)),
        columns: campaign.leaderboardColumns,
        parentOrigin: origin,
      }),
    ),
  );

  app.get('/:project/referral', (context) =>
    show(context, campaign, 'referral', (view) => drawReferral(view, campaign, ownOrigin(context) + campaign.base)),
  );

  return app;
}

async function drawReferral({ user, origin }: View, { store }: Campaign, base: string): Promise<string> {
  const person = user === null ? null : await store.users.findMember({ id: user });
  if (person === null) return messagePage(noUser);
  const { list_position, list_length } = listPlace(person);
  const earned = await store.rewards.of(person.id);
  return referralPage({
    name: person.profile.first_name?.trim() ?? '',
    referralLink: referralLink(person.referral_code, base),
    position: list_position,
    length: list_length,
    shares: person.shares,
    referrals: person.referrals,
    rewards: earned.map((reward) => ({ name: reward.name, status: rewardStatus(reward) })),
    parentOrigin: origin,
  });
}

const noUser = {
  title: 'There is no referral page to show',
  text: 'Nobody is signed in, or the person who was named has not joined. Join first.',
};
