import { visitorHeader } from '../../../protocol.ts';
import { Refusal } from '../../foundation/refusal.ts';
import type { Handler } from './handler.ts';

export const recordFormImpression: Handler<'recordFormImpression'> = async (_data, { visitorId }, campaign) => {
  if (visitorId === null)
    throw new Refusal(400, `The header ${visitorHeader} is missing: impressions are counted per visitor.`);
  await campaign.store.impressions.record(visitorId, campaign.clock());
  return { result: undefined };
};
