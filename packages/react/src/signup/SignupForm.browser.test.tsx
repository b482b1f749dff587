import '../styles.css';
import type { NewUser, PrefineryError, PrefineryEvent, User } from '@prefinery-kit/core';
import { resetPage } from '@prefinery-kit/core/testing';
import { render, screen } from '@testing-library/react';
import { Profiler, StrictMode } from 'react';
import { beforeEach, expect, inject, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { createClient, renderOnSandbox, newEmail } from '../../test/sandbox.tsx';
import { SignupForm } from './SignupForm.tsx';

beforeEach(resetPage);

const field = () => screen.getByLabelText<HTMLInputElement>('E-mail address');
const join = (email: string) => userEvent.type(field(), `${email}{Enter}`);
const border = () => getComputedStyle(field()).borderColor;
const alert = () => screen.getByRole('alert').textContent;

test('an address that has joined already: the form shows nothing of that user, the visitor stays anonymous, and can use another address', async () => {
  const known = newEmail();
  await createClient().addUser({ email: known, first_name: 'Penelope' });
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

  const other = newEmail();
  await userEvent.fill(field(), other);
  await userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  await expect.element(await screen.findByText(`Welcome, ${other}`)).toBeVisible();
});

test('after a signup the focus is on the success message, and after a reset on the e-mail address', async () => {
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
  const [email, friend] = [newEmail(), newEmail()];
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

test('`beforeSubmit` can add data, cancel without a message, or fail with one', async () => {
  const beforeSubmit = vi.fn<(data: NewUser) => NewUser | false>();
  const onSuccess = vi.fn<(user: User) => void>();
  const onError = vi.fn<(error: PrefineryError) => void>();
  const client = createClient();
  renderOnSandbox(<SignupForm {...{ beforeSubmit, onSuccess, onError }} />, client);
  const submit = () => userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  const form = document.querySelector('form');
  const email = newEmail();

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

test('a filled honeypot adds no user and does not mark the address as invalid; a second submit goes through', async () => {
  const client = createClient();
  renderOnSandbox(<SignupForm honeypot="website" />, client);
  const trap = document.querySelector<HTMLInputElement>('[name=website]');
  if (trap) trap.value = 'https://buy.example';
  const email = newEmail();
  const calm = border();
  await join(email);
  await expect.poll(alert).toMatch(/^That did not work\..*press the button once more/);
  expect(field().getAttribute('aria-invalid')).toBe('false');
  expect(border()).toBe(calm);
  expect(await client.getUser()).toBeNull();
  // A password manager has filled it in, and does so again.
  if (trap) trap.value = 'https://buy.example';
  await userEvent.click(screen.getByRole('button', { name: 'Join the waitlist' }));
  await screen.findByText('You are on the list.');
  expect(await client.getUser()).toMatchObject({ email });
});

test('the name and value of the submit button are sent, as the browser posts them', async () => {
  const client = createClient();
  renderOnSandbox(
    <SignupForm>
      <button name="custom_var1" value="designer">
        Join as a designer
      </button>
    </SignupForm>,
    client,
  );
  await userEvent.fill(field(), newEmail());
  await userEvent.click(screen.getByRole('button', { name: 'Join as a designer' }));
  await screen.findByText('You are on the list.');
  expect(await client.getUser()).toMatchObject({ profile: { custom_var1: 'designer' } });
});

test('an address with invalid characters gets the message of the browser', async () => {
  renderOnSandbox(<SignupForm />);
  await join('jürgen@example.com');
  expect(field().validity.typeMismatch).toBe(true);
  await expect.element(screen.getByText(field().validationMessage)).toBeVisible();
  expect(field().validationMessage).toContain('ü');
});

test('an address that was autofilled without an event has no message while it is sent', async () => {
  renderOnSandbox(<SignupForm beforeSubmit={() => new Promise(() => undefined)} />);
  const button = screen.getByRole('button', { name: 'Join the waitlist' });
  await userEvent.click(button);
  await screen.findByText('Enter your e-mail address, such as you@example.com.');
  // As autofill of Chrome on iOS does it.
  field().value = newEmail();
  await userEvent.click(button);
  await screen.findByRole('button', { name: 'Joining…' });
  expect(screen.queryByText('Enter your e-mail address, such as you@example.com.')).toBeNull();
  expect(field().getAttribute('aria-invalid')).toBe('false');
});

test('the Enter key that ends an IME composition submits nothing', async () => {
  const beforeSubmit = vi.fn<() => false>(() => false);
  renderOnSandbox(
    <SignupForm beforeSubmit={beforeSubmit}>
      <input name="first_name" aria-label="First name" />
    </SignupForm>,
  );
  await userEvent.fill(field(), newEmail());
  const name = screen.getByLabelText<HTMLInputElement>('First name');
  await userEvent.click(name);
  await cdp().send('Input.imeSetComposition', { text: 'ぺに', selectionStart: 2, selectionEnd: 2 });
  const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await cdp().send('Input.insertText', { text: 'ぺに' });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  expect(name.value).toBe('ぺに');
  expect(beforeSubmit).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => beforeSubmit.mock.calls.length).toBe(1);
});

test.each(['onSuccess', 'onError'] as const)(
  'an error that the app’s %s throws is reported as uncaught, and the signup goes on',
  async (name) => {
    // Vitest repeats on the console what the page reports as uncaught.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const reported: unknown[] = [];
    const report = (event: ErrorEvent) => {
      event.preventDefault();
      reported.push(event.error);
    };
    window.addEventListener('error', report);
    const mistake = new ReferenceError('analytics is not defined');
    const broken = () => {
      throw mistake;
    };
    const onError = vi.fn<() => void>();
    const client = createClient();
    const known = newEmail();
    await client.addUser(known);
    resetPage();
    renderOnSandbox(<SignupForm {...{ onError, [name]: broken }} />);
    if (name === 'onSuccess') {
      await join(newEmail());
      await screen.findByText('You are on the list.');
    } else {
      await join(known);
      await expect.poll(alert).toContain('may be on the list already');
    }
    window.removeEventListener('error', report);
    expect(reported).toEqual([mistake]);
    expect(onError).not.toHaveBeenCalled();
  },
);

test('hidden inputs of the app are saved with the user', async () => {
  const client = createClient();
  renderOnSandbox(
    <SignupForm>
      <input type="hidden" name="utm_source" value="newsletter" />
      <input type="hidden" name="referrer" value="https://www.caltech.edu/" />
    </SignupForm>,
    client,
  );
  await join(newEmail());
  await screen.findByText('You are on the list.');
  expect((await client.getUser())?.profile).toMatchObject({
    utm_source: 'newsletter',
    http_referrer: 'https://www.caltech.edu/',
  });
});

test('`onEvent` of the provider is called once for a signup', async () => {
  const onEvent = vi.fn<(event: PrefineryEvent) => void>();
  render(
    <StrictMode>
      <PrefineryProvider project="test1234" scriptUrl={inject('scriptUrl')} onEvent={onEvent}>
        <SignupForm />
      </PrefineryProvider>
    </StrictMode>,
  );
  const email = newEmail();
  await join(email);
  await screen.findByText('You are on the list.');
  const joined = () => onEvent.mock.calls.flatMap(([event]) => (event.type === 'addUser' ? event.result.email : []));
  await expect.poll(joined).toEqual([email]);
});

test('the form and the other parts show in the same render who has joined', async () => {
  const seen: string[] = [];
  const Email = () => <output>{useUser().data?.email}</output>;
  const { container } = renderOnSandbox(
    <>
      <SignupForm />
      <Email />
    </>,
  );
  const state = () => container.querySelector('form')?.dataset['state'];
  const note = () => {
    if (container.querySelector('output')?.textContent) seen.push(String(state()));
  };
  new MutationObserver(note).observe(container, { subtree: true, childList: true, attributes: true });
  await createClient().getUser();
  await join(newEmail());
  await expect.poll(state).toBe('success');
  expect(new Set(seen)).toEqual(new Set(['success']));
});

test('a signup is sent before the form is rendered as pending', async () => {
  const log: string[] = [];
  renderOnSandbox(
    <Profiler id="form" onRender={() => void log.push(String(document.querySelector('form')?.dataset['state']))}>
      <SignupForm />
    </Profiler>,
  );
  const client = createClient();
  await client.getUser();
  const vendor: unknown = Reflect.get(window, 'prefinery');
  Object.assign(window, {
    prefinery: (...call: unknown[]) => {
      log.push(String(call[0]));
      if (typeof vendor === 'function') Reflect.apply(vendor, null, call);
    },
  });
  field().value = newEmail();
  // Nothing that the page does by itself is left.
  await client.getReferrerCode();
  log.length = 0;
  screen.getByRole('button', { name: 'Join the waitlist' }).click();
  await screen.findByText('You are on the list.');
  await client.getReferrerCode();
  expect(log.slice(0, 2)).toEqual(['addUser', 'pending']);
});
