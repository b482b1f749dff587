import * as v from 'valibot';
import { byEmailEntries, byIdEntries, byReferralCodeEntries, nobodyEntries } from './identity.ts';

const target = {
  /** The id of the element to draw into. */
  dom_id: v.pipe(v.string(), v.nonEmpty()),
};

/** Where to draw, and who is meant: a named person, or with nobody named the one of the browser session. */
export const displayData = v.union([
  v.object({ ...target, ...nobodyEntries }),
  v.object({ ...target, ...byEmailEntries }),
  v.object({ ...target, ...byReferralCodeEntries }),
  v.object({ ...target, ...byIdEntries }),
]);
