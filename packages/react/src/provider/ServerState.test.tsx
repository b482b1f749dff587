import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { QueryClient } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, Suspense } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Anonymous } from '../visitor/Anonymous.tsx';
import { Authenticated } from '../visitor/Authenticated.tsx';
import { EmbeddedReferralPage } from '../vendor-pages/EmbeddedReferralPage.tsx';
import { useReferralCode } from '../sharing/useReferralCode.ts';
import { useReferrerCode } from '../signup/useReferrerCode.ts';
import { useScript } from '../foundation/useScript.ts';
import { useSuspenseUser } from '../visitor/useSuspenseUser.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';
import { ServerState, type ServerStateProps } from './ServerState.tsx';
import { leonard, sheldon, signed } from '../../test/fake.tsx';

let page: HTMLElement;
beforeEach(() => {
  resetPage();
  page = document.body.appendChild(document.createElement('main'));
});
afterEach(() => page.remove());

const known = createFakeVendor({ users: [leonard] }).find(leonard.email);

const shown: string[] = [];
beforeEach(() => void shown.splice(0));

/** Records every text that was ever rendered, so that a flicker is detected. */
function Shown() {
  const { data: user } = useUser();
  const { data: referrer } = useReferrerCode();
  const now = `${user === undefined ? 'waiting' : (user?.email ?? 'nobody')}, sent by ${String(referrer)}`;
  if (shown.at(-1) !== now) shown.push(now);
  return <p>{now}</p>;
}

const Place = () => <p>place of {useSuspenseUser().data?.email}</p>;

const app = (state: ServerStateProps, props: Partial<PrefineryProviderProps> = {}, more?: ReactNode) => {
  const all = { project: 'abcd1234', ...props } as PrefineryProviderProps;
  return (
    <PrefineryProvider {...all}>
      <ServerState {...state}>
        <Shown />
        <Authenticated pending="looking">{({ email }) => `only for ${email}`}</Authenticated>
        <Anonymous pending="looking">for anybody</Anonymous>
        <Suspense fallback="suspended">
          <Place />
        </Suspense>
        {more}
      </ServerState>
    </PrefineryProvider>
  );
};

/** Hydrates the server's page. Returns what React logged as errors. */
async function hydrate(ui: ReactNode) {
  const complaints: unknown[] = [];
  const root = await act(async () =>
    hydrateRoot(page, ui, { onRecoverableError: (error) => void complaints.push(error) }),
  );
  return { complaints, end: () => act(async () => root.unmount()) };
}

test('the first paint has the server’s user and referrer, and the script confirms them', async () => {
  const ui = app({ user: known, landing: { referrer: sheldon.referral_code } }, { identity: signed(leonard.email) });
  page.innerHTML = renderToString(ui);
  expect(page).toHaveTextContent(
    `${leonard.email}, sent by sheldon823only for ${leonard.email}place of ${leonard.email}`,
  );

  const fake = createFakeVendor({ users: [leonard, sheldon], referrer: sheldon.referral_code });
  fake.install();
  document.body.append(page);
  const paragraph = page.querySelector('p');
  const { complaints, end } = await hydrate(ui);
  const asked = () => fake.calls.map(({ command }) => command).toSorted();
  await waitFor(() => expect(asked()).toEqual(['authenticateUser', 'getReferrerCode', 'getUser']));
  await act(() => Promise.resolve());
  expect(complaints).toEqual([]);
  expect(new Set(shown)).toEqual(new Set([`${leonard.email}, sent by sheldon823`]));
  expect(page.querySelector('p')).toBe(paragraph);
  await end();
});

test('a server state of null is an anonymous visitor from the first paint on', async () => {
  const ui = app({ user: null });
  page.innerHTML = renderToString(ui);
  expect(page).toHaveTextContent('nobody, sent by undefinedfor anybodyplace of');
  createFakeVendor().install();
  document.body.append(page);
  const { complaints, end } = await hydrate(ui);
  await waitFor(() => expect(page).toHaveTextContent('sent by null'));
  expect(complaints).toEqual([]);
  expect(page).not.toHaveTextContent('looking');
  await end();
});

test('the answer of the script replaces the server’s user', async () => {
  createFakeVendor({ users: [leonard, sheldon], session: sheldon.email, referrer: leonard.referral_code }).install();
  render(app({ user: known, landing: { referrer: 'amy42' } }));
  expect(screen.getByText(`${leonard.email}, sent by amy42`)).toBeVisible();
  expect(await screen.findByText(`${sheldon.email}, sent by leonard981`)).toBeVisible();
});

test('while the script is blocked the server’s user stays, until the script has loaded', async () => {
  const fake = createFakeVendor({ users: [leonard], session: leonard.email });
  fake.install();
  fake.fault('script', 'blocked');
  function Failed() {
    const { refetch } = useScript();
    return useUser().isError && <button onClick={refetch}>could not be confirmed</button>;
  }
  render(app({ user: known }, {}, <Failed />));
  expect(await screen.findByText('could not be confirmed')).toBeVisible();
  expect(screen.getByText(`only for ${leonard.email}`, { exact: false })).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.queryByText('could not be confirmed')).not.toBeInTheDocument());
  expect(fake.calls.filter(({ command }) => command === 'getUser')).toHaveLength(1);
});

test('without a session no user is read or shown', async () => {
  const fake = createFakeVendor({ users: [leonard] });
  fake.install();
  let sign: () => void = () => undefined;
  const identity = () =>
    new Promise<ReturnType<typeof signed>>((resolve) => (sign = () => resolve(signed(leonard.email))));
  const Code = () => <p>code {useReferralCode().data}</p>;
  render(app({ user: known }, { identity }, [<EmbeddedReferralPage key="page" />, <Code key="code" />]));
  // The referrer is not private, so it is shown all the same.
  await waitFor(() => expect(fake.calls.map(({ command }) => command)).toEqual(['getReferrerCode']));
  await act(async () => sign());
  expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
  expect(await screen.findByText(`code ${leonard.referral_code}`)).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('another identity does not see the server’s user', async () => {
  createFakeVendor({ users: [leonard, sheldon] }).install();
  const { rerender } = render(app({ user: known }, { identity: signed(leonard.email) }));
  await screen.findByText(`${leonard.email}, sent by null`);
  rerender(app({ user: known }, { identity: signed(sheldon.email) }));
  expect(await screen.findByText(`${sheldon.email}, sent by null`)).toBeVisible();
  expect(shown.slice(shown.findIndex((now) => now.startsWith('waiting'))).join()).not.toContain(leonard.email);
});

test('an app that turns refetching off still gets the answer of the script', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { refetchOnMount: false, gcTime: Infinity } } });
  createFakeVendor({ users: [leonard] }).install();
  render(app({ user: known }, { queryClient }));
  expect(await screen.findByText('nobody, sent by null')).toBeVisible();
});

test('ServerState outside a provider throws `no_provider`', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<ServerState />)).toThrow(/ServerState: .*<PrefineryProvider>/);
});
