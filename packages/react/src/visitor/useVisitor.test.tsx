import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Authenticated } from './Authenticated.tsx';
import { ListPosition } from '../sharing/ListPosition.tsx';
import { ReferralLink } from '../sharing/ReferralLink.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { leonard, renderOnFake, sheldon, signed } from '../../test/fake.tsx';
import { useUser } from './useUser.ts';

const broken = { answer: { error: 'Out of order', status: 500 } };
const comeBack = () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));

function Refresh() {
  const { refetch } = useUser();
  return <button onClick={() => void refetch()}>refresh</button>;
}

test('a failure stays in the page while returning to the tab reads again, until there is an answer', async () => {
  const { fake, commands } = renderOnFake(<ListPosition />, { session: leonard.email }, {}, (vendor) =>
    vendor.fault('getUser', broken),
  );
  const message = await screen.findByRole('alert');
  fake.fault('getUser', 'late');
  comeBack();
  await waitFor(() => expect(commands()).toHaveLength(2));
  expect(screen.getByRole('alert')).toBe(message);
  fake.release();
  expect(await screen.findByText('1 person is behind you')).toBeVisible();
  expect(message).not.toBeInTheDocument();
});

test('a retry shows that it is pending, and the failure again when it fails', async () => {
  const { fake, container } = renderOnFake(<ReferralLink />, { session: leonard.email }, {}, (vendor) =>
    vendor.fault('getUser', broken),
  );
  const message = await screen.findByRole('alert');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('alert')).not.toBe(message);
  fake.fault('getUser', 'late');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(container.firstElementChild).toHaveAttribute('aria-busy', 'true');
});

test('a failure of one user is not shown to the next', async () => {
  const { fake, again } = renderOnFake(<ListPosition />, {}, { identity: signed(leonard.email) }, (vendor) =>
    vendor.fault('authenticateUser', broken),
  );
  await screen.findByRole('alert');
  fake.fault('authenticateUser', null);
  again({ identity: signed(sheldon.email) });
  expect(await screen.findByText('2 people are on the list')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('an anonymous visitor keeps the form, and typed input, when a later read fails', async () => {
  const { fake, commands } = renderOnFake(
    <>
      <Authenticated empty={<SignupForm />} />
      <Refresh />
    </>,
  );
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'penny@');
  fake.fault('getUser', broken);
  const before = commands().length;
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await waitFor(() => expect(commands()).toHaveLength(before + 1));
  await waitFor(() => expect(screen.getByLabelText('E-mail address')).toHaveValue('penny@'));
  expect(screen.queryByText('We could not look up your place.')).not.toBeInTheDocument();
});
