import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { blocked, leonard, renderOnFake, sheldon } from '../../test/fake.tsx';
import { ReferralStats } from './ReferralStats.tsx';

const users = [{ ...leonard, referrals: 1_200, shares: 3_400 }, sheldon];
const rows = () =>
  screen.getAllByRole('definition').map((figure) => {
    const [term, definition] = figure.parentElement?.children ?? [];
    return `${term?.textContent}: ${definition?.textContent}`;
  });

test('shows a list of figures about the link', async () => {
  renderOnFake(<ReferralStats />, { users, session: leonard.email });
  expect(screen.getAllByRole('term')).toHaveLength(3);
  await waitFor(() =>
    expect(rows()).toEqual(['Friends who joined: 1,200', 'Visits by your link: 3,400', 'People behind you: 1']),
  );
});

test('figures can be chosen, ordered and renamed', async () => {
  renderOnFake(
    <ReferralStats figures={['list_length', 'list_ahead', 'referrals']} texts={{ referrals: 'Brought' }} />,
    { users, session: sheldon.email },
  );
  await waitFor(() => expect(rows()).toEqual(['People on the list: 2', 'People ahead of you: 1', 'Brought: 0']));
});

test('a user who is not on the list has no rank, and no zero in its place', async () => {
  const unconfirmed = { ...sheldon, status: 'unconfirmed' as const };
  renderOnFake(<ReferralStats figures={['list_behind']} />, { users: [unconfirmed], session: sheldon.email });
  await waitFor(() => expect(rows()).toEqual(['People behind you: –']));
});

test('while the script is blocked it shows a message, and for an anonymous visitor the empty slot', async () => {
  renderOnFake(<ReferralStats />, { session: leonard.email }, {}, blocked);
  expect(await screen.findByText('We could not look up your numbers.')).toBeVisible();
  renderOnFake(<ReferralStats empty="Join first" />);
  expect(await screen.findByText('Join first')).toBeVisible();
});
