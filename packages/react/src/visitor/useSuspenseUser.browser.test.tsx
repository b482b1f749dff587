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

const arrive = (scriptUrl = inject('scriptUrl')) => createPrefinery({ project: 'test1234', scriptUrl });

const Email = () => <p>{useSuspenseUser().data?.email ?? 'nobody'}</p>;

const draw = (client = arrive()) =>
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <Suspended>
          <Email />
        </Suspended>
      </PrefineryProvider>
    </StrictMode>,
  ).container;

test('the fallback stands until the script has said who is here', async () => {
  const client = arrive();
  const { email } = await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
  // They come back. The page on which they joined would know them without asking.
  reload();
  const container = draw();
  expect(container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe(email);
});

test('with nobody here, that is the answer', async () => {
  const container = draw();
  expect(container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe('nobody');
});

test('a script that does not come is the error boundary’s, before and after a retry', async () => {
  // React repeats on the console what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const client = arrive(`${inject('scriptUrl')}.missing`);
  const container = draw(client);
  await expect.poll(() => container.textContent).toBe('Try again');
  expect(client.error?.code).toBe('script_failed');
  await userEvent.click(screen.getByRole('button'));
  await expect.poll(() => container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe('Try again');
});
