import type { PrefineryEvent } from '@prefinery-kit/core';
import { createFakeVendor, resetPage } from '@prefinery-kit/core/testing';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { ServerState } from '../provider/ServerState.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { ShareButtons } from './ShareButtons.tsx';

const session = leonard.email;
const link = 'https://example.com/leonard981';

/** A device with a share sheet. */
function addSheet(share: (data: ShareData) => Promise<void>, canShare: (data: ShareData) => boolean = () => true) {
  Object.defineProperty(navigator, 'share', { value: share, configurable: true });
  Object.defineProperty(navigator, 'canShare', { value: canShare, configurable: true });
}
afterEach(() => {
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator, 'canShare');
});

/** Prevents the navigation of a click, which jsdom cannot do. */
const stay = (event: { preventDefault: () => void }) => event.preventDefault();

test('each network is a link in a list, tagged with its name, and a click emits an event', async () => {
  const shared: unknown[] = [];
  const onEvent = (event: PrefineryEvent) => void (event.type === 'shared' && shared.push(event.result));
  renderOnFake(<ShareButtons onClick={stay} />, { session }, { onEvent });
  const links = await screen.findAllByRole('link');
  expect(screen.getByRole('list')).toHaveAccessibleName('Share your link');
  expect(links.map((each) => each.getAttribute('aria-label'))).toEqual([
    ...['X', 'Facebook', 'LinkedIn', 'WhatsApp', 'Telegram', 'Reddit'].map((name) => `Share on ${name}`),
    'Share by E-mail',
    'Share by SMS',
  ]);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();

  const telegram = screen.getByRole('link', { name: 'Share on Telegram' });
  expect(new URL(telegram.getAttribute('href') ?? '').searchParams.get('url')).toBe(
    `${link}?utm_source=telegram&utm_medium=referral`,
  );
  expect(telegram).toHaveAttribute('target', '_blank');
  expect(telegram).toHaveAttribute('rel', 'noopener');
  expect(screen.getByRole('link', { name: 'Share by SMS' })).not.toHaveAttribute('target');
  await userEvent.click(telegram);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(shared).toEqual(['telegram', 'reddit']));
});

test('networks can be chosen and ordered, with texts and tags of the app', async () => {
  const ref = createRef<HTMLDivElement>();
  renderOnFake(
    <ShareButtons
      ref={ref}
      className="mine"
      networks={['email', 'x']}
      tags={{ utm_campaign: 'launch' }}
      texts={{ message: 'Tea?', title: 'For you', action: { email: 'An email' } }}
    />,
    { session },
  );
  const [email, x] = await screen.findAllByRole('link');
  expect(email).toHaveAccessibleName('An email');
  expect(email).toHaveAttribute('href', expect.stringMatching(/^mailto:\?subject=For%20you&body=Tea%3F/));
  expect(decodeURIComponent(x?.getAttribute('href') ?? '')).toContain(
    'utm_source=x&utm_medium=referral&utm_campaign=launch',
  );
  expect(ref.current).toHaveClass('mine');
});

test('the share sheet gets the tagged link, and a visitor who closes it causes no error', async () => {
  const shared: unknown[] = [];
  const share = vi.fn<(data: ShareData) => Promise<void>>().mockResolvedValue();
  addSheet(share);
  renderOnFake(
    <ShareButtons texts={{ shareError: ({ code }) => `Sorry: ${code}` }} />,
    { session },
    { onEvent: (event) => void (event.type === 'shared' && shared.push(event.result)) },
  );
  await screen.findAllByRole('link');
  const button = screen.getByRole('button', { name: 'Share…' });
  await userEvent.click(button);
  expect(share.mock.lastCall).toEqual([
    {
      title: 'Come along',
      text: 'I have joined, and thought of you. Come along:',
      url: `${link}?utm_source=system&utm_medium=referral`,
    },
  ]);
  await waitFor(() => expect(shared).toEqual(['system']));

  for (const name of ['AbortError', 'InvalidStateError']) {
    share.mockRejectedValueOnce(new DOMException('Closed.', name));
    await userEvent.click(button);
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  }
  share.mockRejectedValueOnce(new DOMException('Denied.', 'NotAllowedError'));
  await userEvent.click(button);
  expect(await screen.findByRole('alert')).toHaveTextContent('Sorry: share_failed');
  await userEvent.click(button);
  await waitFor(() => expect(screen.getByRole('alert')).toBeEmptyDOMElement());
  expect(shared).toEqual(['system', 'system']);
});

test('on a device that cannot share this there is no button for the share sheet', async () => {
  addSheet(
    () => Promise.resolve(),
    ({ url }) => !url,
  );
  renderOnFake(<ShareButtons />, { session });
  await screen.findAllByRole('link');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('pending, anonymous and blocked', async () => {
  const { container, fake } = renderOnFake(<ShareButtons />, {}, {}, blocked);
  // It has its final size, and nothing to click yet.
  expect(container.querySelectorAll('li')).toHaveLength(8);
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
  expect(await screen.findByText('We could not look up your link.')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Join first/)).toBeVisible();
});

test('links that a server rendered work before hydration, and the share sheet button is added after it', async () => {
  resetPage();
  addSheet(() => Promise.resolve());
  const fake = createFakeVendor({ users: [leonard], session });
  const user = fake.find(session);
  const page = document.body.appendChild(document.createElement('main'));
  const app = (
    <PrefineryProvider project="abcd1234">
      <ServerState user={user}>
        <ShareButtons networks={['system', 'email']} />
      </ServerState>
    </PrefineryProvider>
  );
  page.innerHTML = renderToString(app);
  const drawn = screen.getByRole('link', { name: 'Share by E-mail' });
  expect(drawn).toHaveAttribute('href', expect.stringContaining('mailto:'));
  expect(screen.queryByRole('button')).not.toBeInTheDocument();

  fake.install();
  document.body.append(page);
  const root = await act(async () => hydrateRoot(page, app));
  expect(screen.getByRole('link', { name: 'Share by E-mail' })).toBe(drawn);
  expect(screen.getByRole('button', { name: 'Share…' })).toBeVisible();
  await act(async () => root.unmount());
  page.remove();
});
