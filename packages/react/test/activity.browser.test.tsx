import '../src/styles.css';
import { forgetVisitor } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { Activity, type ReactNode, useState } from 'react';
import { afterAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

afterAll(forgetVisitor);

// React 18 has no `<Activity>`. All browser tests run with React 19.

function Tabs({ children }: { children: ReactNode }) {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button onClick={() => setShown(!isShown)}>switch</button>
      <Activity mode={isShown ? 'visible' : 'hidden'}>{children}</Activity>
    </>
  );
}

const frames = () => [...document.querySelectorAll('[data-state=success] > div > [data-state=success] iframe')];

test('form and leaderboard keep their iframes when <Activity> hides and shows them: each page is loaded once', async () => {
  renderOnSandbox(
    <Tabs>
      <HostedForm />
      <Leaderboard />
    </Tabs>,
  );
  await expect.poll(frames).toHaveLength(2);
  const before = frames();
  let loads = 0;
  // An iframe that is removed and inserted again reloads, and what was typed in it is lost.
  for (const frame of before) frame.addEventListener('load', () => loads++);
  for (let round = 0; round < 2; round++) {
    await userEvent.click(screen.getByRole('button', { name: 'switch' }));
    await expect.poll(() => before[0]?.checkVisibility()).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'switch' }));
    await expect.poll(() => before[0]?.checkVisibility()).toBe(true);
    await expect.poll(frames).toEqual(before);
  }
  expect(frames()).toEqual(before);
  expect(document.querySelectorAll('iframe')).toHaveLength(2);
  expect(loads).toBe(0);
});

test('a dialog hidden by <Activity> does not block the page, and is open again when it is shown', async () => {
  const client = createClient();
  await client.addUser(newEmail());
  const changes: boolean[] = [];
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <ReferralPageDialog open onOpenChange={(isOpen) => changes.push(isOpen)} />
    </Activity>
  );
  function App() {
    const [mode, setMode] = useState<'visible' | 'hidden'>('visible');
    return (
      <>
        <div ref={() => void (hide = () => setMode('hidden'))} />
        <button onClick={() => setMode('visible')}>show</button>
        {page(mode)}
      </>
    );
  }
  let hide = () => undefined as void;
  renderOnSandbox(<App />, client);
  await expect.poll(() => document.querySelector('dialog')?.matches(':modal')).toBe(true);
  hide();
  await expect.poll(() => document.querySelector(':modal')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'show' }));
  await expect.poll(() => document.querySelector('dialog')?.matches(':modal')).toBe(true);
  // The visitor has not closed it.
  expect(changes).toEqual([]);
});
