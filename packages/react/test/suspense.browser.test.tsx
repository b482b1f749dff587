/** Parts inside Suspense boundaries that wait when they mount, and again after they were shown. */
import '../src/styles.css';
import { forgetVisitor } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { type ReactNode, Suspense, use, useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

beforeEach(forgetVisitor);

interface Data {
  /** Makes the sibling of the parts suspend. */
  suspend: () => void;
  /** Ends that. */
  resume: () => void;
}

/** Renders parts beside a component that suspends, in two nested boundaries. */
function renderBeside(parts: ReactNode, client = createClient()): Data {
  let resume = (): void => undefined;
  let wait: (data: Promise<string> | null) => void = () => undefined;
  function Sibling() {
    const [data, setData] = useState<Promise<string> | null>(null);
    wait = setData;
    return <p>{data ? use(data) : 'first'}</p>;
  }
  renderOnSandbox(
    <Suspense fallback="Outer moment">
      <Suspense fallback="One moment">
        {parts}
        <Sibling />
      </Suspense>
    </Suspense>,
    client,
  );
  return {
    suspend: () => wait(new Promise((resolve) => (resume = () => resolve('second')))),
    resume: () => resume(),
  };
}

const frames = () => [...document.querySelectorAll('[data-state=success] > div > [data-state=success] iframe')];

test('vendor pages keep their iframes, and a form its input, while a sibling suspends and comes back', async () => {
  const { suspend, resume } = renderBeside(
    <>
      <SignupForm />
      <HostedForm />
      <Leaderboard />
    </>,
  );
  await expect.poll(frames).toHaveLength(2);
  const before = frames();
  let loads = 0;
  for (const frame of before) frame.addEventListener('load', () => loads++);
  await userEvent.fill(screen.getByLabelText('E-mail address'), 'half@typed');
  for (let round = 0; round < 2; round++) {
    suspend();
    await screen.findByText('One moment');
    await expect.poll(() => before[0]?.checkVisibility()).toBe(false);
    resume();
    await expect.poll(() => before[0]?.checkVisibility()).toBe(true);
  }
  expect(frames()).toEqual(before);
  expect(document.querySelectorAll('iframe')).toHaveLength(2);
  expect(loads).toBe(0);
  expect(screen.getByLabelText('E-mail address')).toHaveValue('half@typed');
});

test('vendor pages that are still loading when a sibling suspends are drawn once it is back', async () => {
  const { suspend, resume } = renderBeside(
    <>
      <HostedForm />
      <Leaderboard />
    </>,
  );
  suspend();
  await screen.findByText('One moment');
  resume();
  await expect.poll(frames).toHaveLength(2);
  await screen.findByText('second');
  expect(document.querySelectorAll('iframe')).toHaveLength(2);
});

test('an open dialog does not block the page invisibly while a sibling suspends, and is open afterwards', async () => {
  const client = createClient();
  await client.addUser(newEmail());
  const changes: boolean[] = [];
  const { suspend, resume } = renderBeside(
    <ReferralPageDialog open onOpenChange={(isOpen) => changes.push(isOpen)} />,
    client,
  );
  const modal = () => document.querySelector<HTMLDialogElement>('dialog:modal');
  await expect.poll(modal).not.toBeNull();
  await expect.poll(() => document.querySelector('dialog iframe')).not.toBeNull();
  suspend();
  await screen.findByText('One moment');
  // Either it is visible, or it is closed and the rest of the page can be used.
  await expect.poll(() => modal()?.checkVisibility() ?? true).toBe(true);
  resume();
  await screen.findByText('second');
  await expect.poll(() => modal()?.checkVisibility()).toBe(true);
  expect(document.querySelectorAll('dialog')).toHaveLength(1);
  // The visitor has not closed it.
  expect(changes).toEqual([]);
});

test('a signup that is in flight when a sibling suspends shows its success afterwards', async () => {
  const { suspend, resume } = renderBeside(<SignupForm />);
  await userEvent.fill(screen.getByLabelText('E-mail address'), newEmail());
  screen.getByRole('button', { name: 'Join the waitlist' }).click();
  suspend();
  await screen.findByText('One moment');
  resume();
  const message = await screen.findByText('You are on the list.');
  await expect.poll(() => message.checkVisibility()).toBe(true);
});
