import { rewardOf } from '../../../campaign/offers.ts';
import { identify } from '../identity.ts';
import type { Handler } from './handler.ts';

/** Answers the rewards that this call created. The same event of the same user creates no more. */
export const triggerRewards: Handler<'triggerRewards'> = async ({ event, ...named }, visit, campaign) => {
  const user = await identify(named, visit, campaign);
  if (user === null) return { result: [] };
  const { rewards: offers, store } = campaign;
  const created = await store.rewards.perform({ user, event, offers, now: campaign.clock() });
  return { result: created.map(({ reward, owner }) => rewardOf(reward, owner)) };
};
