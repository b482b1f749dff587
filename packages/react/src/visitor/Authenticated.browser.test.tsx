import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createClient, fault, reload, renderOnSandbox, newEmail } from '../../test/sandbox.tsx';
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

test('Authenticated and Anonymous are pending until the visitor is known to be anonymous', async () => {
  const { container } = renderOnSandbox(gates);
  expect(container.textContent).toBe('Looking for you. One moment.');
  await expect.poll(() => container.textContent).toBe('Not on the list. Join here.');
});

/** A user comes back in a new page. The page on which they joined would know them without a command. */
async function comeBack() {
  const { email } = await createClient().addUser(newEmail());
  reload();
  return { client: createClient(), email };
}

test('Authenticated and Anonymous follow a user who joins and logs out', async () => {
  const { client, email } = await comeBack();
  const { container, unmount } = renderOnSandbox(gates, client);
  expect(container.textContent).toBe('Looking for you. One moment.');
  await expect.poll(() => container.textContent).toBe(`Hello ${email}. `);
  unmount();
  await client.logoutUser();
  const later = renderOnSandbox(gates, client);
  await expect.poll(() => later.container.textContent).toBe('Not on the list. Join here.');
});

test('when the user could not be read, Anonymous still shows its children, and a retry recovers both', async () => {
  const { client, email } = await comeBack();
  await fault({ commands: { getUser: 500 } });
  const { container } = renderOnSandbox(gates, client);
  await expect.poll(() => container.textContent).toBe('We could not look up your place.Try againJoin here.');
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => container.textContent).toBe(`Hello ${email}. `);
});

test('a blocked script is a failure, and a retry loads it', async () => {
  await fault({ script: 'blocked' });
  const client = createClient();
  const { container } = renderOnSandbox(gates, client);
  await expect.poll(() => container.textContent).toBe('We could not look up your place.Try againJoin here.');
  expect(client.state).toBe('failed');
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => container.textContent).toBe('Not on the list. Join here.');
  expect(client.state).toBe('ready');
});

test('a visitor who denied consent is anonymous, without a failure, until they grant it', async () => {
  const client = createClient();
  const { email } = await client.addUser(newEmail());
  client.setConsent('denied');
  const { container, setConsent } = renderOnSandbox(gates, client);
  await expect.poll(() => container.textContent).toBe('Not on the list. Join here.');
  setConsent('granted');
  await expect.poll(() => container.textContent).toBe(`Hello ${email}. `);
});
