import * as v from 'valibot';
import { byEmailEntries, byIdEntries, byReferralCodeEntries, sessionEntries } from './identity.ts';

const target = {
  /** The id of the element to draw into. */
  dom_id: v.pipe(v.string(), v.nonEmpty()),
};

/**
 * Where to draw, and about which user: the one of the identity, or without an identity the one of the browser session.
 */
export const displayData = v.union([
  v.object({ ...target, ...sessionEntries }),
  v.object({ ...target, ...byEmailEntries }),
  v.object({ ...target, ...byReferralCodeEntries }),
  v.object({ ...target, ...byIdEntries }),
]);
