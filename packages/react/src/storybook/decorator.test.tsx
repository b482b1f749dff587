import { createPrefinery } from '@prefinery-kit/core';
import { createFakeVendor, type FakeVendor } from '@prefinery-kit/core/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { usePrefinery } from '../foundation/usePrefinery.ts';
import { useScript } from '../foundation/useScript.ts';
import { useUser } from '../visitor/useUser.ts';
import { type StoryParameters, withPrefinery } from './index.tsx';

let vendor: FakeVendor;

beforeEach(() => {
  vendor = createFakeVendor({ users: [{ email: 'leonard@bigbangtheory.com' }], session: 'leonard@bigbangtheory.com' });
  vendor.install();
});

function Story() {
  const { consent, setConsent } = usePrefinery();
  const { status } = useScript();
  const { data: user } = useUser();
  return (
    <>
      <p>
        {consent}, {status}: {user?.email ?? 'nobody'}
      </p>
      <button type="button" onClick={() => setConsent('granted')}>
        Yes
      </button>
    </>
  );
}

const draw = (Decorated: ReturnType<typeof withPrefinery>, parameters: StoryParameters['parameters'] = {}) => {
  const Drawn = () => Decorated(Story, { parameters });
  render(<Drawn />);
};

test('a story has the shared client, with its current state', async () => {
  const client = createPrefinery({ project: 'abcd1234', consent: 'pending' });
  draw(withPrefinery(client));
  expect(screen.getByText('pending, idle: nobody')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Yes' }));
  expect(await screen.findByText('granted, ready: leonard@bigbangtheory.com')).toBeVisible();
});

test('a story overrides methods of the client, for itself only', async () => {
  const client = createPrefinery({ project: 'abcd1234' });
  draw(withPrefinery(client), { prefinery: { getUser: () => Promise.resolve(null) } });
  await expect(client.getUser()).resolves.toMatchObject({ email: 'leonard@bigbangtheory.com' });
  expect(await screen.findByText('granted, ready: nobody')).toBeVisible();
});

test('consent of a story may change, and the next story begins with that of the client', async () => {
  const client = createPrefinery({ project: 'abcd1234' });
  const decorator = withPrefinery(client);
  draw(decorator, { prefinery: { consent: 'pending' } });
  expect(screen.getByText('pending, idle: nobody')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Yes' }));
  expect(await screen.findByText('granted, ready: leonard@bigbangtheory.com')).toBeVisible();
  cleanup();
  draw(decorator, { prefinery: { consent: 'denied' } });
  expect(screen.getByText(/^denied/)).toBeVisible();
  cleanup();
  expect(client.consent).toBe('granted');
  draw(decorator);
  expect(await screen.findByText('granted, ready: leonard@bigbangtheory.com')).toBeVisible();
});
