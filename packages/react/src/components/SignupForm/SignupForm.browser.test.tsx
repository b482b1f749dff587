import '../../styles.css';
import type { NewUser, PrefineryError, PrefineryEvent, User } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { beforeEach, expect, inject, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useUser } from '../../hooks/useUser.ts';
import { PrefineryProvider } from '../../PrefineryProvider.tsx';
import { arrive, renderOnSandbox, somebody } from '../../testing.browser.tsx';
import { SignupForm } from './SignupForm.tsx';

beforeEach(resetPage);

const field = () => screen.getByLabelText<HTMLInputElement>('E-mail address');
const join = (email: string) => userEvent.type(field(), `${email}{Enter}`);
const border = () => getComputedStyle(field()).borderColor;
const alert = () => screen.getByRole('alert').textContent;

test('a known address is met kindly: nothing of that person is shown, nobody is known here, and another one goes on', async () => {
  const known = somebody();
  await arrive().addUser({ email: known, first_name: 'Penelope' });
  resetPage();
  const Who = () => <output>{useUser().data?.email ?? 'nobody'}</output>;
  const { container } = renderOnSandbox(
    <>
      <Who />
      <SignupForm success={({ email }) => `Welcome, ${email}`} />
    </>,
  );
  const calm = border();
  await join(known);
  await expect.poll(alert).toContain('may be on the list already');
  expect(container.textContent).not.toMatch(/Penelope|penny/);
  expect(screen.getByText('nobody')).toBeVisible();
  expect(document.cookie).not.toContain('session');
  expect(field().value).toBe(known);
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(border()).not.toBe(calm);

  const other = somebody();
  await userEvent.fill(field(), other);
  await userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  await expect.element(await screen.findByText(`Welcome, ${other}`)).toBeVisible();
});

test('whoever joined goes on by the keyboard: the focus is on what is said, and on the address after a reset', async () => {
  renderOnSandbox(
    <SignupForm
      success={({ email }, reset) => (
        <>
          <p>{email} is on the list.</p>
          <button type="button" onClick={reset}>
            Add a friend
          </button>
        </>
      )}
    />,
  );
  const [email, friend] = [somebody(), somebody()];
  await join(email);
  await screen.findByText(`${email} is on the list.`);
  await expect.element(screen.getByRole('status')).toHaveFocus();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(field()).toHaveFocus();
  expect(field().value).toBe('');
  expect(screen.getByRole('status').textContent).toBe('');

  await userEvent.keyboard(`${friend}{Enter}`);
  await screen.findByText(`${friend} is on the list.`);
});

test('what the app does before: more data goes along, a no stops without a word, and what it throws is said', async () => {
  const beforeSubmit = vi.fn<(data: NewUser) => NewUser | false>();
  const onSuccess = vi.fn<(user: User) => void>();
  const onError = vi.fn<(error: PrefineryError) => void>();
  const client = arrive();
  renderOnSandbox(<SignupForm {...{ beforeSubmit, onSuccess, onError }} />, client);
  const submit = () => userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  const form = document.querySelector('form');
  const email = somebody();

  beforeSubmit.mockReturnValueOnce(false);
  await join(email);
  await expect.poll(() => beforeSubmit.mock.lastCall).toEqual([{ email }]);
  await expect.poll(() => form?.dataset['state']).toBe('idle');
  expect(alert()).toBe('');

  beforeSubmit.mockImplementationOnce(() => {
    throw new Error('The captcha said no.');
  });
  await submit();
  await expect.poll(alert).toContain('That did not work.');
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'rejected' }));
  expect(field().getAttribute('aria-invalid')).toBe('false');
  expect(onSuccess).not.toHaveBeenCalled();
  expect(await client.getUser()).toBeNull();

  beforeSubmit.mockImplementationOnce((data) => ({ ...data, custom_var3: 'a token' }));
  await submit();
  await screen.findByText('You are on the list.');
  expect(await client.getUser()).toMatchObject({ email, profile: { custom_var3: 'a token' } });
  expect(onSuccess).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ email }));
});

test('what a robot fills in adds nobody, and does not blame the address', async () => {
  const client = arrive();
  renderOnSandbox(<SignupForm honeypot="website" />, client);
  const trap = document.querySelector<HTMLInputElement>('[name=website]');
  if (trap) trap.value = 'https://buy.example';
  const email = somebody();
  const calm = border();
  await join(email);
  await expect.poll(alert).toContain('That did not work.');
  expect(field().getAttribute('aria-invalid')).toBe('false');
  expect(border()).toBe(calm);
  // The address is still free.
  expect(await client.addUser(email)).toMatchObject({ email });
});

test('hidden inputs of the app’s own are kept with the person', async () => {
  const client = arrive();
  renderOnSandbox(
    <SignupForm>
      <input type="hidden" name="utm_source" value="newsletter" />
      <input type="hidden" name="referrer" value="https://www.caltech.edu/" />
    </SignupForm>,
    client,
  );
  await join(somebody());
  await screen.findByText('You are on the list.');
  expect((await client.getUser())?.profile).toMatchObject({
    utm_source: 'newsletter',
    http_referrer: 'https://www.caltech.edu/',
  });
});

test('the provider’s listener hears that somebody joined, once', async () => {
  const onEvent = vi.fn<(event: PrefineryEvent) => void>();
  render(
    <StrictMode>
      <PrefineryProvider project="test1234" scriptUrl={inject('scriptUrl')} onEvent={onEvent}>
        <SignupForm />
      </PrefineryProvider>
    </StrictMode>,
  );
  const email = somebody();
  await join(email);
  await screen.findByText('You are on the list.');
  const joined = () => onEvent.mock.calls.flatMap(([event]) => (event.type === 'addUser' ? event.result.email : []));
  await expect.poll(joined).toEqual([email]);
});
