import type { Handler } from './handler.ts';

/** A code that nobody has makes nobody a referrer: it is as if there were none. */
export const getReferrerCode: Handler<'getReferrerCode'> = async (_data, { referrerCode }, { store }) => {
  const referrer = referrerCode === null ? null : await store.users.find({ referral_code: referrerCode });
  return { result: referrer?.referral_code ?? null };
};
