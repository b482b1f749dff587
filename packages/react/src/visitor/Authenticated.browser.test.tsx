import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { arrive, fault, reload, renderOnSandbox, somebody } from '../../test/sandbox.tsx';
import { Anonymous } from './Anonymous.tsx';
import { Authenticated } from './Authenticated.tsx';

beforeEach(resetPage);
afterEach(() => fault({}));

const gates = (
  <>
    <Authenticated pending="Looking for you. " empty="Not on the list. ">
      {({ email }) => `Hello ${email}. `}
    </Authenticated>
    <Anonymous pending="One moment.">Join here.</Anonymous>
  </>
);

test('both wait until it is known that nobody is here', async () => {
  const { container } = renderOnSandbox(gates);
  expect(container.textContent).toBe('Looking for you. One moment.');
  await expect.poll(() => container.textContent).toBe('Not on the list. Join here.');
});

/** A visitor who has joined comes back. The page on which they joined would know them without asking. */
async function comeBack() {
  const { email } = await arrive().addUser(somebody());
  reload();
  return { client: arrive(), email };
}

test('both follow a person who joins and leaves', async () => {
  const { client, email } = await comeBack();
  const { container, unmount } = renderOnSandbox(gates, client);
  expect(container.textContent).toBe('Looking for you. One moment.');
  await expect.poll(() => container.textContent).toBe(`Hello ${email}. `);
  unmount();
  await client.logoutUser();
  const later = renderOnSandbox(gates, client);
  await expect.poll(() => later.container.textContent).toBe('Not on the list. Join here.');
});

test('it could not be found out who is here: strangers may still join, and a retry finds them', async () => {
  const { client, email } = await comeBack();
  await fault({ commands: { getUser: 500 } });
  const { container } = renderOnSandbox(gates, client);
  await expect.poll(() => container.textContent).toBe('We could not look up your place.Try againJoin here.');
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => container.textContent).toBe(`Hello ${email}. `);
});

test('the script is blocked: it says so, and a retry brings it', async () => {
  await fault({ script: 'blocked' });
  const client = arrive();
  const { container } = renderOnSandbox(gates, client);
  await expect.poll(() => container.textContent).toBe('We could not look up your place.Try againJoin here.');
  expect(client.state).toBe('failed');
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => container.textContent).toBe('Not on the list. Join here.');
  expect(client.state).toBe('ready');
});

test('who said no is nobody here, without a word of failure, until they say yes', async () => {
  const client = arrive();
  const { email } = await client.addUser(somebody());
  client.setConsent('denied');
  const { container, say } = renderOnSandbox(gates, client);
  await expect.poll(() => container.textContent).toBe('Not on the list. Join here.');
  say('granted');
  await expect.poll(() => container.textContent).toBe(`Hello ${email}. `);
});
