import '../styles.css';
import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ListPosition } from './ListPosition.tsx';
import { createClient, addReferral, Refresh, renderOnSandbox, newEmail } from '../../test/sandbox.tsx';

beforeEach(resetPage);

test('of two copies of a part only the visible one announces', async () => {
  const client = createClient();
  const me = await client.addUser(newEmail());
  renderOnSandbox(
    <>
      <ListPosition style={{ display: 'none' }} />
      <ListPosition style={{ visibility: 'hidden' }} />
      <ListPosition data-testid="seen" />
      <Refresh />
    </>,
    client,
  );
  await expect.poll(() => screen.getAllByText(/on the list/)).toHaveLength(3);
  await addReferral(me);
  await userEvent.click(screen.getByRole('button', { name: 'refresh' }));
  await expect.poll(() => screen.getByRole('status').textContent).toMatch(/^You are now number .+joined: 1\.$/);
  expect(screen.getByTestId('seen')).toContainElement(screen.getByRole('status'));
  const texts = [...document.querySelectorAll('[data-prefinery=change-announcement]')].map(
    ({ textContent }) => textContent,
  );
  expect(texts.filter(Boolean)).toHaveLength(1);
});
