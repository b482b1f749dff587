import type { Handler } from './handler.ts';

export const getReferralCode: Handler<'getReferralCode'> = (_data, { session }) =>
  Promise.resolve({ result: session?.referral_code ?? null });
