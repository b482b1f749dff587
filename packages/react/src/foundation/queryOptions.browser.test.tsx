import type { Prefinery } from '@prefinery-kit/core';
import { forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { createClient, newEmail, reload } from '../../test/sandbox.tsx';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { useReferralCode } from '../sharing/useReferralCode.ts';
import { useReferrerCode } from '../signup/useReferrerCode.ts';
import { useUser } from '../visitor/useUser.ts';
import { usePrefinery } from './usePrefinery.ts';
import { referralCodeQueryOptions, referrerCodeQueryOptions, userQueryOptions } from './queryOptions.ts';

let client: Prefinery;
let queryClient: QueryClient;
let commands: string[];

beforeEach(() => {
  resetPage();
  forgetVisitor();
  start();
});

/** Creates client and cache as a module of an app does, above its router. */
function start(): void {
  client = createClient();
  queryClient = new QueryClient();
  commands = [];
  client.subscribe(({ type }) => type.startsWith('get') && commands.push(type));
}

const show = (ui: ReactNode) =>
  render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <PrefineryProvider client={client}>{ui}</PrefineryProvider>
      </QueryClientProvider>
    </StrictMode>,
  );

/** The user joins, and returns by a new page load. */
async function comeBack() {
  const user = await client.addUser(newEmail());
  reload();
  start();
  return user;
}

function Email() {
  return <p>{useUser().data?.email ?? 'unknown'}</p>;
}

test('a loader prefetches the user: useUser has it in the first render, and getUser is sent once', async () => {
  const { email } = await comeBack();
  await queryClient.prefetchQuery(userQueryOptions(client));
  const { container } = show(<Email />);
  expect(container).toHaveTextContent(email);
  await client.getReferrerCode();
  expect(commands).toEqual(['getUser', 'getReferrerCode']);
});

test('a loader prefetches both codes: the hooks send no command of their own for them', async () => {
  const { referral_code } = await comeBack();
  const code = await queryClient.ensureQueryData(referralCodeQueryOptions(client));
  expect(code).toBe(referral_code);
  await queryClient.prefetchQuery(referrerCodeQueryOptions(client));
  function Codes() {
    return <p>{`${useReferralCode().data} ${useReferrerCode().data}`}</p>;
  }
  show(<Codes />);
  expect(await screen.findByText(`${code} null`)).toBeVisible();
  await expect.poll(() => commands).toEqual(['getReferralCode', 'getReferrerCode', 'getUser']);
});

test('setQueryData changes the user of every part, and select reads a part of it', async () => {
  await comeBack();
  function Referrals() {
    const { data } = useQuery({ ...userQueryOptions(usePrefinery()), select: (user) => user?.referrals });
    return <p>{`${data} referrals, ${useUser({ select: (user) => user?.referrals }).data} referrals`}</p>;
  }
  show(<Referrals />);
  expect(await screen.findByText('0 referrals, 0 referrals')).toBeVisible();
  queryClient.setQueryData(
    userQueryOptions(client).queryKey,
    (user) => user && { ...user, referrals: user.referrals + 1 },
  );
  expect(await screen.findByText('1 referrals, 1 referrals')).toBeVisible();
});

test('the query key holds nothing of the user, and another user has another key', async () => {
  const user = await client.addUser(newEmail());
  const { queryKey } = userQueryOptions(client);
  const written = JSON.stringify(queryKey);
  for (const value of [user.email, user.id, user.referral_code]) expect(written).not.toContain(value);
  await client.addUser(newEmail());
  expect(userQueryOptions(client).queryKey).not.toEqual(queryKey);
});
