import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createClient, fault, renderOnSandbox } from '../../test/sandbox.tsx';
import { Leaderboard } from '../vendor-pages/Leaderboard.tsx';
import { ScriptGate } from './ScriptGate.tsx';

beforeEach(resetPage);
afterEach(() => fault({}));

const gate = (
  <ScriptGate pending="One moment" empty="Switched off">
    Ready
  </ScriptGate>
);

test('waits for the script', async () => {
  const { container } = renderOnSandbox(gate);
  expect(container.textContent).toBe('One moment');
  await expect.poll(() => container.textContent).toBe('Ready');
});

test('says that the script is blocked, and loads it on retry', async () => {
  await fault({ script: 'blocked' });
  const { container } = renderOnSandbox(gate);
  await expect.poll(() => screen.queryByRole('alert')?.textContent).toContain('content blocker');
  await fault({});
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => container.textContent).toBe('Ready');
});

test('an empty script counts as failed', async () => {
  await fault({ script: 'empty' });
  renderOnSandbox(gate);
  await expect.poll(() => screen.queryByRole('alert')?.textContent).toContain('content blocker');
});

test('follows changes of consent, and so does a vendor page', async () => {
  const board = <Leaderboard pending=" no board yet" error={({ code }) => ` board: ${code}`} />;
  const { container, setConsent } = renderOnSandbox(
    <>
      {gate}
      {board}
    </>,
    createClient({ consent: 'pending' }),
  );
  const boards = () => container.querySelectorAll('[data-state=success] > iframe').length;
  await expect.poll(() => container.textContent).toBe('One moment no board yet');
  setConsent('denied');
  await expect.poll(() => container.textContent).toBe('Switched off board: disabled');
  setConsent('granted');
  await expect.poll(() => container.textContent).toBe('Ready');
  await expect.poll(boards).toBe(1);
});
