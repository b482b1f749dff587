import { createPrefinery } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Suspended } from '../../test/Suspended.tsx';
import { reload } from '../../test/sandbox.tsx';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { useSuspenseUser } from './useSuspenseUser.ts';

beforeEach(resetPage);
afterEach(() => {
  cleanup();
  resetPage();
});

const createClient = (scriptUrl = inject('scriptUrl')) => createPrefinery({ project: 'test1234', scriptUrl });

const Email = () => <p>{useSuspenseUser().data?.email ?? 'nobody'}</p>;

const draw = (client = createClient()) =>
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <Suspended>
          <Email />
        </Suspended>
      </PrefineryProvider>
    </StrictMode>,
  ).container;

test('the fallback of Suspense is shown until the script has answered', async () => {
  const client = createClient();
  const { email } = await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
  // A user comes back in a new page. The page on which they joined would know them without a command.
  reload();
  const container = draw();
  expect(container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe(email);
});

test('an anonymous visitor does not suspend for ever: the data is null', async () => {
  const container = draw();
  expect(container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe('nobody');
});

test('a blocked script goes to the error boundary, before and after a retry', async () => {
  // React logs what a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const client = createClient(`${inject('scriptUrl')}.missing`);
  const container = draw(client);
  await expect.poll(() => container.textContent).toBe('Try again');
  expect(client.error?.code).toBe('script_failed');
  await userEvent.click(screen.getByRole('button'));
  await expect.poll(() => container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe('Try again');
});
