import { screen, waitFor } from '@testing-library/react';
import type { FakeVendor } from '@prefinery-kit/core/testing';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { useUser } from '../visitor/useUser.ts';
import { leonard, renderOnFake, sheldon, signed } from '../../test/fake.tsx';
import { EmbeddedReferralPage } from './EmbeddedReferralPage.tsx';

test('shows the page of the current user, and is drawn again only for another user', async () => {
  const { again, commands } = renderOnFake(<EmbeddedReferralPage />, {}, { identity: signed(leonard.email) });
  expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
  again({ identity: signed(leonard.email), timeout: 10_000 });
  again({ identity: signed(sheldon.email) });
  expect(await screen.findByText(`Referral page of ${sheldon.email}`)).toBeVisible();
  await waitFor(() => expect(screen.queryByText(`Referral page of ${leonard.email}`)).not.toBeInTheDocument());
  expect(commands().filter((command) => command === 'embedReferralPage')).toHaveLength(2);
});

test('new numbers of the same user do not draw the page again', async () => {
  function Refresh() {
    const { refetch } = useUser();
    return <button onClick={() => void refetch()}>refresh</button>;
  }
  const { commands, fake } = renderOnFake(
    [<EmbeddedReferralPage key="a" />, <Refresh key="b" />],
    {},
    { identity: signed(leonard.email) },
  );
  await screen.findByText(`Referral page of ${leonard.email}`);
  fake.fault('getUser', { answer: { ...leonard, referrals: 7, updated_at: '2030-01-01T00:00:00Z' } });
  const before = commands().length;
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await waitFor(() => expect(commands().slice(before)).toEqual(['getUser']));
});

test('asks an anonymous visitor to join first', async () => {
  const ref = createRef<HTMLDivElement>();
  renderOnFake(<EmbeddedReferralPage ref={ref} className="mine" />);
  expect(await screen.findByText('Join first to see your referral page.')).toBeVisible();
  // An anonymous visitor is not a failure, so there is no alert and no retry button.
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  expect(ref.current).toHaveClass('mine');
  expect(ref.current).toHaveAttribute('data-state', 'empty');
});

test('an error slot replaces the default message', async () => {
  const fail = (fake: FakeVendor) => fake.fault('embedReferralPage', { answer: { error: 'Try later', status: 500 } });
  const part = <EmbeddedReferralPage error={({ code }) => <p>Mine: {code}</p>} />;
  renderOnFake(part, { session: leonard.email }, {}, fail);
  expect(await screen.findByText('Mine: rejected')).toBeVisible();
});

test('for an anonymous visitor the empty slot is shown, the error slot is not called, and no command is sent', async () => {
  const error = vi.fn<() => null>(() => null);
  const { commands } = renderOnFake(<EmbeddedReferralPage error={error} empty={<p>Not yet</p>} />);
  expect(await screen.findByText('Not yet')).toBeVisible();
  expect(error).not.toHaveBeenCalled();
  expect(commands()).toEqual(['getUser']);
});

test('where the user cannot be read, the page is asked for, and a retry reads the user too', async () => {
  const problem = { answer: { error: 'Out of order', status: 500 } };
  const { commands, fake } = renderOnFake(<EmbeddedReferralPage />, { session: leonard.email }, {}, (fake) => {
    fake.fault('getUser', problem);
    fake.fault('embedReferralPage', problem);
  });
  const retry = await screen.findByRole('button', { name: 'Try again' });
  expect(commands()).toEqual(['getUser', 'embedReferralPage']);
  fake.fault('getUser', null);
  fake.fault('embedReferralPage', null);
  await userEvent.click(retry);
  expect(await screen.findByText(`Referral page of ${leonard.email}`)).toBeVisible();
  expect(commands().filter((command) => command === 'getUser')).toHaveLength(2);
});
