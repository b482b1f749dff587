import { createPrefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { act } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { useReferrerCode } from '../signup/useReferrerCode.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from './PrefineryProvider.tsx';
import { ServerState, type ServerStateProps } from './ServerState.tsx';

let page: HTMLElement;
beforeEach(() => {
  resetPage();
  page = document.body.appendChild(document.createElement('main'));
});
afterEach(() => {
  page.remove();
  resetPage();
});

const arrive = () => createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });
const somebody = () => `penny.${crypto.randomUUID()}@bigbangtheory.com`;

/** Renders the page as a server does and hydrates it. Returns everything that was rendered since. */
async function open(state: ServerStateProps, client = arrive()) {
  const shown: string[] = [];
  function Who() {
    const { data: user } = useUser();
    const { data: referrer } = useReferrerCode();
    const now = `${user ? `${user.email} with ${user.referrals}` : String(user)}, sent by ${String(referrer)}`;
    if (shown.at(-1) !== now) shown.push(now);
    return <p>{now}</p>;
  }
  const ui = (
    <PrefineryProvider client={client}>
      <ServerState {...state}>
        <Who />
      </ServerState>
    </PrefineryProvider>
  );
  page.innerHTML = renderToString(ui);
  const painted = page.textContent;
  const paragraph = page.querySelector('p');
  shown.splice(0);
  const root = await act(async () => hydrateRoot(page, ui));
  expect(page.querySelector('p')).toBe(paragraph);
  return { painted, shown, end: () => act(async () => root.unmount()) };
}

test('the first paint has the server’s user, then the newer answer of the script replaces it', async () => {
  const client = arrive();
  const user = await client.addUser(somebody());
  const { painted, shown, end } = await open({ user: { ...user, referrals: 41 } }, client);
  expect(painted).toBe(`${user.email} with 41, sent by undefined`);
  await expect.poll(() => page.textContent).toBe(`${user.email} with 0, sent by null`);
  expect(shown[0]).toBe(painted);
  await end();
});

test('the server’s user is replaced where the script says that the visitor is anonymous', async () => {
  const client = arrive();
  const user = await client.addUser(somebody());
  await client.logoutUser();
  const { painted, shown, end } = await open({ user }, client);
  expect(painted).toBe(`${user.email} with 0, sent by undefined`);
  await expect.poll(() => page.textContent).toBe('null, sent by null');
  expect(shown[0]).toBe(painted);
  await end();
});

test('the referrer of a referral link is shown from the first paint on, and the script confirms it', async () => {
  const { referral_code } = await arrive().addUser(somebody());
  resetPage();
  // What the script stores for a visitor who came by a referral link.
  document.cookie = `_pfy_test1234_referrer_code=${referral_code}; path=/`;
  const client = arrive();
  const { painted, shown, end } = await open({ user: null, landing: { referrer: referral_code } }, client);
  expect(painted).toBe(`null, sent by ${referral_code}`);
  await expect.poll(() => client.state).toBe('ready');
  expect(await client.getReferrerCode()).toBe(referral_code);
  expect(new Set(shown)).toEqual(new Set([painted]));
  await end();
});
