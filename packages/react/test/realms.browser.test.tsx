/** Parts that React renders outside of the page's own document: in another document, or in a shadow root. */
import { forgetVisitor } from '@prefinery-kit/core/testing';
import { screen, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, expect, test } from 'vitest';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

afterEach(() => {
  forgetVisitor();
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

/** The document of an iframe of the same origin, which is another realm. */
function otherDocument(): Document {
  const frame = document.body.appendChild(document.createElement('iframe'));
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  return frame.contentDocument;
}

const places: Record<string, () => HTMLElement> = {
  'another document': () => otherDocument().body,
  'a shadow root': () => {
    const host = document.body.appendChild(document.createElement('div'));
    return host.attachShadow({ mode: 'open' }).appendChild(document.createElement('main'));
  },
};

/** Renders a part into another place by a portal. */
function Elsewhere({ place, children }: { place: HTMLElement; children: ReactNode }): ReactNode {
  return createPortal(children, place);
}

const focused = (place: HTMLElement) => (place.getRootNode() as Document | ShadowRoot).activeElement;

test.each(Object.entries(places))('a form in %s shows the error of a field, and focuses the field', async (_, make) => {
  const place = make();
  renderOnSandbox(
    <Elsewhere place={place}>
      <SignupForm />
    </Elsewhere>,
  );
  const form = within(place);
  form.getByRole('button', { name: 'Join the waitlist' }).click();
  expect(await form.findByText('Enter your e-mail address, such as you@example.com.')).toBeVisible();
  expect(focused(place)).toBe(form.getByLabelText('E-mail address'));
});

test.each(Object.entries(places))(
  'a form in %s adds a user, and the focus moves to the success message',
  async (_, make) => {
    const place = make();
    renderOnSandbox(
      <Elsewhere place={place}>
        <SignupForm />
      </Elsewhere>,
    );
    const form = within(place);
    const field = form.getByLabelText<HTMLInputElement>('E-mail address');
    field.value = newEmail();
    const button = form.getByRole('button', { name: 'Join the waitlist' });
    button.focus();
    button.click();
    expect(await form.findByText('You are on the list.')).toBeVisible();
    await expect.poll(() => focused(place)).toBe(form.getByRole('status'));
  },
);

test('a form in another document sends the name of the submit button that was pressed, as browsers do', async () => {
  const client = createClient();
  const place = otherDocument().body;
  renderOnSandbox(
    <Elsewhere place={place}>
      <SignupForm>
        <button name="custom_var1" value="designer">
          As a designer
        </button>
      </SignupForm>
    </Elsewhere>,
    client,
  );
  const form = within(place);
  form.getByLabelText<HTMLInputElement>('E-mail address').value = newEmail();
  form.getByRole('button', { name: 'As a designer' }).click();
  expect(await form.findByText('You are on the list.')).toBeVisible();
  expect((await client.getUser())?.profile.custom_var1).toBe('designer');
});

test.each<[string, (error: (problem: { message: string }) => ReactNode) => ReactNode]>([
  ['Leaderboard', (error) => <Leaderboard error={error} />],
  ['HostedForm', (error) => <HostedForm error={error} />],
])('%s in another document shows at once an error that says why it cannot be displayed there', async (_, draw) => {
  const place = otherDocument().body;
  renderOnSandbox(
    <Elsewhere place={place}>
      {draw(({ message }) => (
        <p>{message}</p>
      ))}
    </Elsewhere>,
  );
  expect(await within(place).findByText(/another document/)).toBeVisible();
});

test('a dialog in another document is modal there, and returns the focus to the button that opened it', async () => {
  const client = createClient();
  await client.addUser(newEmail());
  const place = otherDocument().body;
  renderOnSandbox(
    <Elsewhere place={place}>
      <p>
        <ReferralPageDialog container={place}>Invite</ReferralPageDialog>
      </p>
    </Elsewhere>,
    client,
  );
  const button = within(place).getByRole('button', { name: 'Invite' });
  button.focus();
  button.click();
  await expect.poll(() => place.querySelector('dialog')?.matches(':modal')).toBe(true);
  within(place).getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => place.querySelector('dialog')).toBeNull();
  expect(focused(place)).toBe(button);
  expect(document.querySelector('dialog')).toBeNull();
});

test('changes inside a view transition are rendered, and the vendor’s iframes are not reloaded', async () => {
  function App() {
    const [isWide, setWide] = useState(false);
    return (
      <div style={{ inlineSize: isWide ? '40rem' : '20rem' }}>
        <button onClick={() => document.startViewTransition(() => setWide(!isWide))}>
          {isWide ? 'wide' : 'narrow'}
        </button>
        <Leaderboard />
      </div>
    );
  }
  renderOnSandbox(<App />);
  const frame = () => document.querySelector('[data-prefinery=leaderboard] [data-state=success] iframe');
  await expect.poll(frame).not.toBeNull();
  const before = frame();
  screen.getByRole('button', { name: 'narrow' }).click();
  await screen.findByRole('button', { name: 'wide' });
  expect(frame()).toBe(before);
});
