import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop, type Shop } from '../../test/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ identityVerification: true, limits: { blockedDomains: ['mailinator.com'] } });
}, 60_000);
afterAll(() => shop.close());

it('the console stays empty on a first visit, and when the campaign refuses a visitor', async () => {
  const leonard = await shop.newVisitor();
  const script = `<script src="${shop.scriptUrl}" defer></script>`;
  await leonard.visit(script);
  expect(await leonard.call('getUser')).toMatchObject({ status: 403 });
  const email = 'leonard@bigbangtheory.com';
  expect(await leonard.call('addUser', { email })).toMatchObject({ email });

  const anonymous = await shop.newVisitor();
  await anonymous.visit(script);
  const signature = 'wrong';
  expect([
    await anonymous.call('getUser'),
    await anonymous.call('getUser', { email, signature }),
    await anonymous.call('authenticateUser', { email, signature }),
    await anonymous.call('addUser', { email }),
    await anonymous.call('addUser', { email: 'bot@mailinator.com' }),
    await anonymous.call('popupReferralPage'),
    await anonymous.call('triggerRewards', { event: 'purchase' }),
  ]).toMatchObject([403, 403, 401, 403, 422, 403, 403].map((status) => ({ status })));
  expect([...leonard.complaints, ...anonymous.complaints]).toEqual([]);
}, 30_000);
