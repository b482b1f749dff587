import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, StrictMode, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useAnnouncement } from './useAnnouncement.ts';

const announced = () => [...document.querySelectorAll('[aria-live=polite]')].map(({ textContent }) => textContent);

afterEach(() => document.querySelectorAll('[aria-live=polite]').forEach((region) => region.remove()));

interface StepProps {
  onDone: () => void;
  isShown?: boolean;
}

/** A part of an app: its button ends the step. */
function Step({ onDone, isShown = false }: StepProps) {
  const { prepare, announce, cancel } = useAnnouncement();
  return (
    <button
      onClick={({ currentTarget }) => {
        prepare(currentTarget);
        announce('The step is done.');
        if (isShown) cancel();
        onDone();
      }}
    >
      Done
    </button>
  );
}

function Steps({ children, around: Around = 'div' }: { children?: ReactNode; around?: 'div' | 'dialog' }) {
  const [isDone, setDone] = useState(false);
  return (
    <Around open>
      {isDone ? 'The next step.' : <Step onDone={() => setDone(true)} />}
      {children}
    </Around>
  );
}

test('the message of a part that is removed is in a live region that was there before', async () => {
  render(<Steps />, { wrapper: StrictMode });
  expect(announced()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(announced()).toEqual(['The step is done.']);
  const region = document.querySelector('[aria-live=polite]');
  expect(region?.parentElement).toBe(document.body);
});

test('in a dialog the live region is inside it, because the rest of the page is inert', async () => {
  render(<Steps around="dialog" />);
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(document.querySelector('dialog > [aria-live=polite]')).toHaveTextContent('The step is done.');
});

test('while the part is in the page nothing is announced, and a later message replaces the earlier one', async () => {
  const { unmount } = render(<Step onDone={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(announced()).toEqual(['']);
  unmount();
  expect(announced()).toEqual(['The step is done.']);
});

test('a message that the part showed itself, but not long enough to be read out, is announced', async () => {
  const { unmount } = render(<Step isShown onDone={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  unmount();
  expect(announced()).toEqual(['The step is done.']);
});
