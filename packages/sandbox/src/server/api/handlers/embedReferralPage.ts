import { frameOf } from '../display.ts';
import { identify } from '../identity.ts';
import { readUser } from '../member.ts';
import type { Handler } from './handler.ts';

export const embedReferralPage: Handler<'embedReferralPage'> = async (data, visit, campaign) => {
  const person = await identify(data, visit, campaign);
  return { result: await readUser(person, visit, campaign), frame: frameOf('referral', person, visit, campaign) };
};
