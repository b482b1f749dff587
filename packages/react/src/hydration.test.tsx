import { act } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { Anonymous } from './components/Anonymous/Anonymous.tsx';
import { Authenticated } from './components/Authenticated/Authenticated.tsx';
import { HostedForm } from './components/HostedForm/HostedForm.tsx';
import { HostedFormButton } from './components/HostedFormButton/HostedFormButton.tsx';
import { Leaderboard } from './components/Leaderboard/Leaderboard.tsx';
import { ScriptGate } from './components/ScriptGate/ScriptGate.tsx';
import { SignupForm } from './components/SignupForm/SignupForm.tsx';
import { useScript } from './hooks/useScript.ts';
import { PrefineryProvider } from './PrefineryProvider.tsx';

let page: HTMLElement;
beforeEach(() => {
  resetPage();
  page = document.body.appendChild(document.createElement('main'));
});
afterEach(() => page.remove());

const State = () => <output>{useScript().state}</output>;

const app = (
  <PrefineryProvider project="abcd1234">
    <State />
    <SignupForm />
    <Leaderboard />
    <HostedForm />
    <HostedFormButton>Join</HostedFormButton>
    <Authenticated pending="one moment">a member</Authenticated>
    <Anonymous pending="one moment">a stranger</Anonymous>
    <ScriptGate fallback="no script yet">the script</ScriptGate>
  </PrefineryProvider>
);

test('what a server rendered is taken over as it stands, though the script is there already', async () => {
  page.innerHTML = renderToString(app);
  const form = page.querySelector('form');
  createFakeVendor().install();
  // React reports a mismatch on the console, where the set-up of the tests hears it.
  const root = await act(async () => hydrateRoot(page, app));
  expect(page.querySelector('form')).toBe(form);
  expect(page.querySelector('output')).toHaveTextContent('ready');
  await act(async () => root.unmount());
});
