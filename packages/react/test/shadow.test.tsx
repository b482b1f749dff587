import { PrefineryError } from '@prefinery-kit/core';
import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { render, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { leonard } from './fake.tsx';

const say = (error: unknown) => (
  <p>{error instanceof PrefineryError ? `${error.code}: ${error.message}` : 'nothing'}</p>
);

test.each<[string, ReactNode]>([
  ['Leaderboard', <Leaderboard key="it" error={say} />],
  ['EmbeddedReferralPage', <EmbeddedReferralPage key="it" error={say} />],
  ['HostedForm', <HostedForm key="it" error={say} />],
])('%s inside a shadow root shows at once an error that the vendor’s script cannot reach it', async (_, part) => {
  resetPage();
  const fake = createFakeVendor({ users: [leonard], session: leonard.email });
  fake.install();
  const host = document.body.appendChild(document.createElement('div'));
  const container = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  const { unmount } = render(<PrefineryProvider project="abcd1234">{part}</PrefineryProvider>, { container });
  expect(await within(container).findByText(/^invalid_data: .*shadow root/)).toBeInTheDocument();
  // No command was sent that would stay in flight until its timeout.
  expect(fake.calls.map(({ command }) => command)).not.toContain(/embed|initForms/);
  unmount();
  host.remove();
});
