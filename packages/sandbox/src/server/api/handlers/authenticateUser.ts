import { authenticate } from '../identity.ts';
import { Denial } from '../../foundation/refusal.ts';
import type { Handler } from './handler.ts';

/** Documented: 401 for a wrong signature. Our choice: 401 for an unknown user as well. */
export const authenticateUser: Handler<'authenticateUser'> = async (data, _visit, campaign) => {
  const user = await authenticate(data, campaign);
  if (user === null) throw new Denial(401, 'Unauthorized');
  return { result: undefined, session: await campaign.store.sessions.start(user.id, campaign.clock()) };
};
