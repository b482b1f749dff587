import type { Handler } from './handler.ts';

/** `null` if no user has the code. */
export const getReferrerCode: Handler<'getReferrerCode'> = async (_data, { referrerCode }, { store }) => {
  const referrer = referrerCode === null ? null : await store.users.find({ referral_code: referrerCode });
  return { result: referrer?.referral_code ?? null };
};
