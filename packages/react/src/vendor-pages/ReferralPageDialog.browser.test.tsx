import '../styles.css';
import { createPrefinery, type PrefineryEvent } from '@prefinery-kit/core';
import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { ReferralPageDialog, type ReferralPageDialogProps } from './ReferralPageDialog.tsx';

const client = createPrefinery({ project: 'test1234', scriptUrl: inject('scriptUrl') });

beforeAll(async () => {
  await client.logoutUser();
  await client.addUser(`penny.${crypto.randomUUID()}@bigbangtheory.com`);
});
afterEach(cleanup);

function show(props: ReferralPageDialogProps) {
  return render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <ReferralPageDialog {...props} />
      </PrefineryProvider>
    </StrictMode>,
  );
}

const dialog = () => screen.queryByRole('dialog', { name: 'Your referral page' });
const isDrawn = () => dialog()?.querySelector('[data-state=success] iframe') ?? null;

test('its own button opens it, it shows the page, and Escape returns the focus to the button', async () => {
  const onOpenChange = vi.fn<(open: boolean) => void>();
  const events: PrefineryEvent[] = [];
  const stop = client.subscribe((event) => events.push(event));
  show({ children: 'Invite friends', onOpenChange });
  expect(dialog()).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Invite friends' }));
  await expect.poll(isDrawn).toHaveAttribute('title', 'Referral page');
  expect(dialog()).toContainElement(document.activeElement as HTMLElement);

  await userEvent.keyboard('{Escape}');
  await expect.poll(dialog).toBeNull();
  expect(screen.getByRole('button', { name: 'Invite friends' })).toHaveFocus();
  expect(onOpenChange.mock.calls).toEqual([[true], [false]]);
  expect(document.querySelector('iframe')).toBeNull();
  expect(events.filter(({ type }) => type === 'dialog_opened')).toHaveLength(1);
  stop();
});

test('open from the start, it emits one event, in StrictMode too', async () => {
  const events: PrefineryEvent[] = [];
  const stop = client.subscribe((event) => events.push(event));
  show({ open: true });
  await expect.poll(isDrawn).not.toBeNull();
  expect(events.filter(({ type }) => type === 'dialog_opened')).toHaveLength(1);
  stop();
});

test('the close button closes it, and it opens again', async () => {
  show({ children: 'Invite friends' });
  for (let round = 0; round < 2; round++) {
    await userEvent.click(screen.getByRole('button', { name: 'Invite friends' }));
    await expect.poll(isDrawn).not.toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await expect.poll(dialog).toBeNull();
  }
});

test('controlled: `open` opens it, and closing calls `onOpenChange` first', async () => {
  const changes: boolean[] = [];
  function Controlled() {
    const [isOpen, setOpen] = useState(false);
    return (
      <PrefineryProvider client={client}>
        <button type="button" onClick={() => setOpen(true)}>
          elsewhere
        </button>
        <ReferralPageDialog
          open={isOpen}
          onOpenChange={(open) => {
            changes.push(open);
            setOpen(open);
          }}
        />
      </PrefineryProvider>
    );
  }
  render(<Controlled />);
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'elsewhere' }));
  await expect.poll(isDrawn).not.toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await expect.poll(dialog).toBeNull();
  expect(changes).toEqual([false]);
});

test('controlled and open from the start, it stays open until the visitor closes it', async () => {
  const changes: boolean[] = [];
  function Controlled() {
    const [isOpen, setOpen] = useState(true);
    const onOpenChange = (open: boolean) => {
      changes.push(open);
      setOpen(open);
    };
    return <ReferralPageDialog open={isOpen} onOpenChange={onOpenChange} />;
  }
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <Controlled />
      </PrefineryProvider>
    </StrictMode>,
  );
  // Once the page is drawn, all events of the opening have fired.
  await expect.poll(isDrawn).not.toBeNull();
  expect(changes).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(dialog).toBeNull();
  expect(changes).toEqual([false]);
});

test('an app that keeps it open is asked at each Escape, and the dialog stays, with the page in it', async () => {
  const onOpenChange = vi.fn<(open: boolean) => void>();
  const { rerender } = show({ open: true, onOpenChange });
  await expect.poll(isDrawn).not.toBeNull();
  const page = isDrawn();
  // Chromium lets a page prevent only the first Escape.
  for (let presses = 1; presses <= 3; presses++) {
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => onOpenChange.mock.calls).toHaveLength(presses);
    await expect.poll(() => document.querySelector('dialog')?.matches(':modal')).toBe(true);
  }
  expect(onOpenChange.mock.calls).toEqual([[false], [false], [false]]);
  expect(isDrawn()).toBe(page);
  rerender(
    <StrictMode>
      <PrefineryProvider client={client}>
        <ReferralPageDialog open={false} />
      </PrefineryProvider>
    </StrictMode>,
  );
  await expect.poll(dialog).toBeNull();
});

test('in a menu that closes on click, the dialog is visible, and the focus returns to the menu', async () => {
  render(
    <StrictMode>
      <PrefineryProvider client={client}>
        <details open>
          <summary>Menu</summary>
          <ul>
            <li>
              <ReferralPageDialog onClick={() => document.querySelector('details')?.removeAttribute('open')}>
                Invite friends
              </ReferralPageDialog>
            </li>
          </ul>
        </details>
      </PrefineryProvider>
    </StrictMode>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Invite friends' }));
  await expect.poll(isDrawn).not.toBeNull();
  expect(document.querySelector('details')?.open).toBe(false);
  expect(document.querySelector('dialog')?.checkVisibility()).toBe(true);
  expect(document.querySelector('dialog')?.clientHeight).toBeGreaterThan(100);
  await userEvent.keyboard('{Escape}');
  await expect.poll(dialog).toBeNull();
  expect(document.querySelector('summary')).toHaveFocus();
});

test.each(['hidden', 'unmounted'])(
  'when its button is %s while the dialog is open, the dialog stays, and the focus is not lost',
  async (kind) => {
    function App() {
      const [isButtonThere, setButtonThere] = useState(true);
      return (
        <PrefineryProvider client={client}>
          <section data-testid="place">
            <div id="menu">
              <ReferralPageDialog
                onOpenChange={(open) => {
                  if (open && kind === 'unmounted') setButtonThere(false);
                }}
              >
                {isButtonThere && 'Invite friends'}
              </ReferralPageDialog>
            </div>
          </section>
        </PrefineryProvider>
      );
    }
    render(<App />);
    await userEvent.click(screen.getByRole('button', { name: 'Invite friends' }));
    await expect.poll(isDrawn).not.toBeNull();
    if (kind === 'hidden') document.querySelector('#menu')?.setAttribute('hidden', '');
    expect(document.querySelector('dialog')?.checkVisibility()).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(dialog).toBeNull();
    expect(screen.getByTestId('place')).toContainElement(document.activeElement as HTMLElement);
  },
);

test('a button of the app’s own opens it, and gets the focus back', async () => {
  const pressed = vi.fn<() => void>();
  show({ children: <button onClick={pressed}>Invite friends</button> });
  expect(document.querySelectorAll('button')).toHaveLength(1);
  const button = screen.getByRole('button', { name: 'Invite friends' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(button);
  await expect.poll(isDrawn).not.toBeNull();
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(document.getElementById(button.getAttribute('aria-controls') ?? '')).toBe(document.querySelector('dialog'));
  await userEvent.keyboard('{Escape}');
  await expect.poll(dialog).toBeNull();
  expect(button).toHaveFocus();
  expect(pressed).toHaveBeenCalledOnce();
});

test('unmounted while it is open, it leaves nothing in the page', async () => {
  const { unmount } = show({ open: true });
  await expect.poll(isDrawn).not.toBeNull();
  unmount();
  expect(document.querySelector('dialog, iframe')).toBeNull();
});
