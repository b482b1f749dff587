import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { useUser } from '../src/visitor/useUser.ts';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

beforeEach(() => {
  resetPage();
  begin = performance.now();
});

function Page() {
  const { data: user, error } = useUser();
  return (
    <>
      <p>{error ? error.code : user === undefined ? 'waiting' : (user?.email ?? 'nobody')}</p>
      <SignupForm target="vendor" />
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- the vendor's page as a site shows it. */}
      <iframe name="vendor" title="The vendor’s page" />
    </>
  );
}

const join = (email: string) => userEvent.type(screen.getByLabelText('E-mail address'), `${email}{Enter}`);
/** When the test began. Requests of the test before may still be answered during this one. */
let begin = 0;
const asked = () =>
  performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime >= begin)
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => /^\/(widget|api)\//.test(path));

test('consent pending: no script, no request and no cookie; once granted, the form that was submitted is sent', async () => {
  const { setConsent } = renderOnSandbox(<Page />, createClient({ consent: 'pending' }));
  const email = newEmail();
  await join(email);
  await expect.element(await screen.findByText('Allow the waitlist service, and your signup goes on.')).toBeVisible();
  expect([document.cookie, 'prefinery' in window, asked()]).toEqual(['', false, []]);

  setConsent('granted');
  await expect.element(await screen.findByText('You are on the list.')).toBeVisible();
  expect(screen.getByText(email)).toBeVisible();
  expect(document.cookie).toContain('_pfy_');
  expect(asked().filter((path) => path.startsWith('/widget/'))).toHaveLength(1);
});

test('consent denied: the browser posts the form itself; granted later, everything works as if it had been granted at first', async () => {
  const client = createClient({ consent: 'pending' });
  const { setConsent } = renderOnSandbox(<Page />, client);
  expect(screen.getByText('waiting')).toBeVisible();
  setConsent('denied');
  await expect.element(await screen.findByText('disabled')).toBeVisible();

  const email = newEmail();
  const page = screen.getByTitle<HTMLIFrameElement>('The vendor’s page');
  const arrived = new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
  await join(email);
  await arrived;
  expect([document.cookie, 'prefinery' in window, asked()]).toEqual(['', false, []]);

  setConsent('granted');
  await expect.element(await screen.findByText('nobody')).toBeVisible();
  // The posted form has added the user, so the address is taken.
  await expect(client.addUser(email)).rejects.toMatchObject({ code: 'forbidden' });
});
