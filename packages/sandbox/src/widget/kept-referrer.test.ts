/** The option `keptReferrer` in a real browser. */
import { expect, it, onTestFinished } from 'vitest';
import { openShop } from '../../test/shop.ts';

it.each(['first', 'last'] as const)(
  'with keptReferrer: %s, that link of several counts for a visitor who joins',
  async (keptReferrer) => {
    const shop = await openShop({ keptReferrer });
    onTestFinished(() => shop.close());
    const script = `<script src="${shop.scriptUrl}"></script>`;
    const codes = await Promise.all(
      ['leonard', 'penny'].map(async (name) => {
        const referrer = await shop.newVisitor();
        await referrer.visit(script);
        await referrer.call('addUser', { email: `${name}@bigbangtheory.com` });
        return String(await referrer.call('getReferralCode'));
      }),
    );
    const visitor = await shop.newVisitor();
    for (const code of codes) await visitor.visit(script, `/?r=${code}`);
    expect(await visitor.call('getReferrerCode')).toBe(codes.at(keptReferrer === 'first' ? 0 : -1));
    await visitor.call('addUser', { email: 'amy@bigbangtheory.com' });
    const users = await shop.sandbox.people();
    expect(users.filter(({ referrals }) => referrals === 1).map(({ referral_code }) => referral_code)).toEqual([
      codes.at(keptReferrer === 'first' ? 0 : -1),
    ]);
    expect(visitor.complaints).toEqual([]);
  },
  60_000,
);
