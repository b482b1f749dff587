/** Parts that React renders outside of the page's own document: in another document, or in a shadow root. */
import { createPrefinery, type PrefineryError } from '@prefinery-kit/core';
import { forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { act, screen, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import { useAnnouncement } from '../src/foundation/useAnnouncement.ts';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { useLogoutUser } from '../src/visitor/useLogoutUser.ts';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { createClient, renderOnSandbox, newEmail } from './sandbox.tsx';

const windows: Window[] = [];

afterEach(() => {
  forgetVisitor();
  // One test has a client of another script.
  resetPage();
  for (const opened of windows.splice(0)) opened.close();
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

/** The document of an iframe of the same origin, which is another realm. */
function otherDocument(): Document {
  const frame = document.body.appendChild(document.createElement('iframe'));
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  return frame.contentDocument;
}

/** The document of a window that the page has opened. */
function openedWindow(): Document {
  const opened = window.open('', '', 'popup,width=480,height=640');
  if (!opened) throw new Error('The browser has blocked the window.');
  windows.push(opened);
  return opened.document;
}

const otherDocuments: Record<string, () => HTMLElement> = {
  'another document': () => otherDocument().body,
  'a window that the page has opened': () => openedWindow().body,
};

const places: Record<string, () => HTMLElement> = {
  ...otherDocuments,
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

test.each(Object.entries(places))(
  'the focus moves to what replaces a form in %s, when a gate removes the form of a user who has joined',
  async (_, make) => {
    const place = make();
    renderOnSandbox(
      <Elsewhere place={place}>
        <main>
          <Anonymous>
            <SignupForm />
          </Anonymous>
          <Authenticated>{() => <h2>Welcome</h2>}</Authenticated>
        </main>
      </Elsewhere>,
    );
    const page = within(place);
    const field = await page.findByLabelText<HTMLInputElement>('E-mail address');
    field.value = newEmail();
    const button = page.getByRole('button', { name: 'Join the waitlist' });
    button.focus();
    button.click();
    const heading = await page.findByRole('heading', { name: 'Welcome' });
    await expect.poll(() => focused(place)).toBe(heading);
  },
);

test.each(Object.entries(otherDocuments))(
  'a form in %s whose policy forbids the post of the browser shows an error at once',
  async (_, make) => {
    const place = make();
    const policy = place.ownerDocument.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "form-action 'none'";
    place.ownerDocument.head.append(policy);
    resetPage();
    const errors: PrefineryError[] = [];
    renderOnSandbox(
      <Elsewhere place={place}>
        <SignupForm onError={(error) => errors.push(error)} />
      </Elsewhere>,
      createPrefinery({ project: 'test1234', scriptUrl: new URL('/missing.js', inject('scriptUrl')).href }),
    );
    const form = within(place);
    form.getByLabelText<HTMLInputElement>('E-mail address').value = newEmail();
    form.getByRole('button', { name: 'Join the waitlist' }).click();
    await expect.poll(() => place.querySelector('form')?.dataset['state']).toBe('error');
    // Only the policy's report has the address. Without it, the error comes after seconds.
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      ['post_blocked', expect.stringContaining('i.prefinery.com')],
    ]);
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
])(
  '%s in a window that the page has opened shows an error that says why it cannot be displayed there',
  async (_, draw) => {
    const place = openedWindow().body;
    renderOnSandbox(
      <Elsewhere place={place}>
        {draw(({ message }) => (
          <p>{message}</p>
        ))}
      </Elsewhere>,
    );
    expect(await within(place).findByText(/another document/)).toBeVisible();
  },
);

test.each(Object.entries(otherDocuments))(
  'a dialog in %s is modal there, and returns the focus to its button',
  async (_, make) => {
    const client = createClient();
    await client.addUser(newEmail());
    const place = make();
    renderOnSandbox(
      <Elsewhere place={place}>
        <p>
          <ReferralPageDialog>Invite</ReferralPageDialog>
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
  },
);

test('a link in a window that the page has opened is copied there', async () => {
  const client = createClient();
  const { referral_link: link } = await client.addUser(newEmail());
  const place = openedWindow().body;
  const copied: string[] = [];
  const { clipboard } = place.ownerDocument.defaultView?.navigator ?? navigator;
  vi.spyOn(clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Document is not focused.'));
  renderOnSandbox(
    <Elsewhere place={place}>
      <ReferralLink />
    </Elsewhere>,
    client,
  );
  (await within(place).findByRole('button', { name: 'Copy link' })).click();
  await expect.poll(() => copied).toEqual([link]);
});

test('the share sheet of a window that the page has opened opens there, and a visitor who closes it causes no error', async () => {
  const client = createClient();
  const { referral_link: link } = await client.addUser(newEmail());
  const place = openedWindow().body;
  const page = place.ownerDocument.defaultView;
  if (!page) throw new Error('The window is closed.');
  const errors: string[] = [];
  client.subscribe((event) => event.type === 'error' && errors.push(event.error.message));
  const shared: (string | undefined)[] = [];
  let isClosed = false;
  // Chromium on Linux has no share sheet.
  const sheet = async ({ url }: ShareData): Promise<void> => {
    if (isClosed) throw new page.DOMException('Closed.', 'AbortError');
    shared.push(url);
  };
  const ours = vi.fn(() => Promise.reject(new DOMException('Not in the foreground.', 'NotAllowedError')));
  Object.assign(navigator, { canShare: () => true, share: ours });
  Object.assign(page.navigator, { canShare: () => true, share: sheet });
  onTestFinished(() => {
    for (const name of ['canShare', 'share']) Reflect.deleteProperty(navigator, name);
  });
  renderOnSandbox(
    <Elsewhere place={place}>
      <ShareButtons networks={['system']} tags={false} />
    </Elsewhere>,
    client,
  );
  const button = await within(place).findByRole('button', { name: /Share/ });
  await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false');
  button.click();
  await expect.poll(() => shared).toEqual([link]);
  expect(ours).not.toHaveBeenCalled();
  isClosed = true;
  await act(async () => button.click());
  expect(errors).toEqual([]);
  expect(within(place).getByRole('alert')).toBeEmptyDOMElement();
});

function LogoutButton() {
  const { mutate: logoutUser } = useLogoutUser();
  return (
    <button type="button" onClick={() => logoutUser()}>
      Log out
    </button>
  );
}

function AnnouncingLogoutButton() {
  const { prepare, announce } = useAnnouncement();
  const { mutate: logoutUser } = useLogoutUser({ onSuccess: () => announce('You are logged out.') });
  return (
    <button
      type="button"
      onClick={(event) => {
        prepare(event.currentTarget);
        logoutUser();
      }}
    >
      Log out
    </button>
  );
}

const logouts: Record<string, ReactNode> = {
  'beside a part': (
    <>
      <ReferralLink />
      <LogoutButton />
    </>
  ),
  'that announces the log-out': <AnnouncingLogoutButton />,
};

test.each(
  Object.entries(otherDocuments).flatMap(([where, make]) =>
    Object.entries(logouts).map(([what, buttons]) => ({ where, make, what, buttons })),
  ),
)('the focus moves to what replaces a log-out button $what in $where', async ({ make, buttons }) => {
  const client = createClient();
  await client.addUser(newEmail());
  const place = make();
  renderOnSandbox(
    <Elsewhere place={place}>
      <main>
        <Authenticated>{() => buttons}</Authenticated>
        <Anonymous>
          <h2>Goodbye</h2>
        </Anonymous>
      </main>
    </Elsewhere>,
    client,
  );
  const button = await within(place).findByRole('button', { name: 'Log out' });
  button.focus();
  button.click();
  const heading = await within(place).findByRole('heading', { name: 'Goodbye' });
  await expect.poll(() => focused(place)).toBe(heading);
});

test('changes inside a view transition are rendered, and the vendor’s iframes are not reloaded', async () => {
  let transition: ViewTransition | undefined;
  function App() {
    const [isWide, setWide] = useState(false);
    return (
      <div style={{ inlineSize: isWide ? '40rem' : '20rem' }}>
        <button onClick={() => void (transition = document.startViewTransition(() => setWide(!isWide)))}>
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
  // A second drawing would stand beside the first until it is complete.
  expect(document.querySelectorAll('[data-prefinery=leaderboard] iframe')).toHaveLength(1);
  await transition?.finished;
  expect(document.querySelectorAll('[data-prefinery=leaderboard] iframe')).toHaveLength(1);
  expect(frame()).toBe(before);
});
