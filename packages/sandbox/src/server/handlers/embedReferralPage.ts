import { userOf } from '../../campaign/user.ts';
import { frameOf } from '../frame.ts';
import { identify } from '../identity.ts';
import type { Handler } from './handler.ts';

export const embedReferralPage: Handler<'embedReferralPage'> = async (data, visit, campaign) => {
  const user = await identify(data, visit, campaign);
  return { result: user && userOf(user, visit.base), frame: frameOf('referral', user, visit, campaign) };
};
