import { createPrefinery } from '@prefinery-kit/core';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { Anonymous } from '../visitor/Anonymous.tsx';
import { Authenticated } from '../visitor/Authenticated.tsx';
import { HostedFormButton } from './HostedFormButton.tsx';
import { ScriptGate } from '../foundation/ScriptGate.tsx';
import { HostedForm } from './HostedForm.tsx';

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });

beforeAll(() => client.logoutUser());
afterEach(() => {
  cleanup();
  document.querySelectorAll('body > div').forEach((left) => left.remove());
});

const forms = () => [...document.querySelectorAll('[data-prefinery=hosted-form] [data-state=success] iframe')];
const addresses = () => forms().map((form) => new URL(form.getAttribute('src') ?? '').searchParams.get('email'));
/** The open popups: the vendor's script puts each into a shadow root. */
const popups = () =>
  [...document.querySelectorAll('body > div')].flatMap((host) => [
    ...(host.shadowRoot?.querySelectorAll('dialog[open] iframe') ?? []),
  ]);

function Site() {
  const [page, setPage] = useState('forms');
  return (
    <StrictMode>
      <PrefineryProvider client={client}>
        <button onClick={() => setPage(page === 'forms' ? 'other' : 'forms')}>go</button>
        {page === 'forms' && (
          <>
            <HostedForm email="penny@bigbangtheory.com" />
            <HostedForm />
            <HostedFormButton email="amy@bigbangtheory.com">Join</HostedFormButton>
          </>
        )}
        <ScriptGate>
          <Anonymous>Nobody here</Anonymous>
          <Authenticated>{({ email }) => `${email} is here`}</Authenticated>
        </ScriptGate>
      </PrefineryProvider>
    </StrictMode>
  );
}

test('hosted forms and buttons work after each client-side navigation, prefilled and with a name', async () => {
  const { container } = render(<Site />);
  for (let visit = 0; visit < 3; visit++) {
    await expect.poll(addresses).toEqual(['penny@bigbangtheory.com', null]);
    expect(forms().map((form) => form.getAttribute('title'))).toEqual(['Signup form', 'Signup form']);
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    await expect.poll(popups).toHaveLength(1);
    expect(popups()[0]?.getAttribute('src')).toContain('amy%40bigbangtheory.com');
    await userEvent.keyboard('{Escape}');
    await expect.poll(popups).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
    expect(document.querySelector('iframe')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
  }
  await expect.poll(() => container.textContent).toContain('Nobody here');
});

test('the visitor gates follow a user who joined before: Authenticated is shown, Anonymous is not', async () => {
  const email = `penny.${crypto.randomUUID()}@bigbangtheory.com`;
  await client.addUser(email);
  const { container } = render(<Site />);
  await expect.poll(() => container.textContent).toContain(`${email} is here`);
  expect(container.textContent).not.toContain('Nobody here');
  await client.logoutUser();
});
