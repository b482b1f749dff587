/** React draws the kit's parts into other places than the page's own document: another document, or a shadow root. */
import { forgetVisitor } from '@prefinery-kit/core/testing';
import { screen, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, expect, test } from 'vitest';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { arrive, renderOnSandbox, somebody } from './sandbox.tsx';

afterEach(() => {
  forgetVisitor();
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

/** A document of another realm: a frame of this origin. */
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

/** Draws a part into a place by a portal. */
function Elsewhere({ place, children }: { place: HTMLElement; children: ReactNode }): ReactNode {
  return createPortal(children, place);
}

const focused = (place: HTMLElement) => (place.getRootNode() as Document | ShadowRoot).activeElement;

test.each(Object.entries(places))(
  'a form in %s says in the page what is wrong with a field, and focuses it',
  async (_, make) => {
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
  },
);

test.each(Object.entries(places))(
  'a form in %s adds a person, and what took its place has the focus',
  async (_, make) => {
    const place = make();
    renderOnSandbox(
      <Elsewhere place={place}>
        <SignupForm />
      </Elsewhere>,
    );
    const form = within(place);
    const field = form.getByLabelText<HTMLInputElement>('E-mail address');
    field.value = somebody();
    const button = form.getByRole('button', { name: 'Join the waitlist' });
    button.focus();
    button.click();
    expect(await form.findByText('You are on the list.')).toBeVisible();
    await expect.poll(() => focused(place)).toBe(form.getByRole('status'));
  },
);

test('a named submit button of a form in another document is sent, as the browser would', async () => {
  const client = arrive();
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
  form.getByLabelText<HTMLInputElement>('E-mail address').value = somebody();
  form.getByRole('button', { name: 'As a designer' }).click();
  expect(await form.findByText('You are on the list.')).toBeVisible();
  expect((await client.getUser())?.profile.custom_var1).toBe('designer');
});

test.each<[string, (error: (problem: { message: string }) => ReactNode) => ReactNode]>([
  ['Leaderboard', (error) => <Leaderboard error={error} />],
  ['HostedForm', (error) => <HostedForm error={error} />],
])('%s in another document says at once why it cannot be drawn there', async (_, draw) => {
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

test('a popup in another document is modal there, and gives the focus back to the button that opened it', async () => {
  const client = arrive();
  await client.addUser(somebody());
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

test('what changes inside a view transition is drawn, and pages of the vendor’s stay the same', async () => {
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
