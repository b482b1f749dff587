import { frameOf } from '../display.ts';
import { identify } from '../identity.ts';
import type { Handler } from './handler.ts';

export const popupReferralPage: Handler<'popupReferralPage'> = async (data, visit, campaign) => {
  const user = await identify(data ?? {}, visit, campaign);
  return { result: undefined, frame: frameOf('referral', user, visit, campaign) };
};
