import '../styles.css';
import type { Prefinery, User } from '@prefinery-kit/core';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ReferralFigure } from './useFigure.ts';
import { addReferral, fault, follow, Refresh, renderOnSandbox, returnAsUser } from '../../test/sandbox.tsx';
import { ReferralStats } from './ReferralStats.tsx';

let client: Prefinery;
let me: User;

beforeEach(async () => {
  ({ client, me } = await returnAsUser());
});
afterEach(() => fault({}));

const figures = () => screen.getAllByRole('definition').map(({ textContent }) => textContent);
const every: ReferralFigure[] = ['shares', 'referrals', 'list_position', 'list_ahead', 'list_behind', 'list_length'];
const written = (user: User) => every.map((figure) => user[figure]?.toLocaleString('en'));

test('each figure is the campaign’s, and the list keeps its size when they load', async () => {
  const { container } = renderOnSandbox(<ReferralStats figures={every} />, client);
  const size = () => container.getBoundingClientRect().height;
  const waiting = size();
  expect(waiting).toBeGreaterThan(40);
  await expect.poll(figures).toEqual(written(me));
  expect(size()).toBe(waiting);
});

test('a visit by the link counts as a share, and a signup after it as a referral', async () => {
  renderOnSandbox(
    <>
      <ReferralStats />
      <Refresh />
    </>,
    client,
  );
  const refresh = () => userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await expect.poll(figures).toEqual(['0', '0', '0']);
  await follow(me.referral_link);
  await refresh();
  await expect.poll(figures).toEqual(['0', '1', '0']);
  // A visit is not announced.
  expect(screen.getByRole('status')).toBeEmptyDOMElement();

  await addReferral(me);
  await refresh();
  await expect.poll(() => figures().slice(0, 2)).toEqual(['1', '1']);
  const now = await client.getUser();
  expect(figures()[2]).toBe(now?.list_behind?.toLocaleString('en'));
  expect(screen.getByRole('status')).toHaveTextContent('Friends who joined: 1.');
});

test('an answer that is an error shows a message and a retry, which loads the figures', async () => {
  await fault({ commands: { getUser: 500 } });
  renderOnSandbox(<ReferralStats />, client);
  expect(await screen.findByRole('alert')).toHaveTextContent('We could not look up your numbers.');
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect
    .poll(() => screen.queryAllByRole('definition').map(({ textContent }) => textContent))
    .toEqual(['0', '0', '0']);
  expect(screen.queryByRole('alert')).toBeNull();
});
