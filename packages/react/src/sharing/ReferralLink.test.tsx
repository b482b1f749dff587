import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { PrefineryEvent } from '@prefinery-kit/core';
import { useCopy } from './useCopy.ts';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { ReferralLink } from './ReferralLink.tsx';

const session = leonard.email;
const link = 'https://example.com/leonard981';
const field = () => screen.findByDisplayValue(link);
const button = () => screen.getByRole('button');

afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'execCommand');
});

/** Records every event of the client. */
function listen() {
  const events: PrefineryEvent[] = [];
  const shared = () => events.flatMap((event) => (event.type === 'shared' ? [event.result] : []));
  return { shared, props: { onEvent: (event: PrefineryEvent) => void events.push(event) } };
}

/** A browser without clipboard API, in which `execCommand` copies a selection or does not. */
function refuse(user: { copies: boolean }) {
  userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied.', 'NotAllowedError'));
  const copied: (string | undefined)[] = [];
  Object.defineProperty(document, 'execCommand', {
    configurable: true,
    value: (command: string) => {
      const { activeElement: selected } = document;
      if (user.copies && selected instanceof HTMLInputElement && command === 'copy') {
        copied.push(selected.value.slice(selected.selectionStart ?? 0, selected.selectionEnd ?? 0));
      }
      return user.copies;
    },
  });
  return copied;
}

test('the link is copied, which is announced once, and the announcement is cleared after a moment', async () => {
  const { shared, props } = listen();
  const { container } = renderOnFake(<ReferralLink />, { session }, props);
  expect(container.firstChild).toHaveAttribute('aria-busy', 'true');
  expect(button()).toHaveAttribute('aria-disabled', 'true');
  expect(await field()).toHaveAccessibleName('Your referral link');
  expect(await field()).toHaveAttribute('readonly');

  const user = userEvent.setup();
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
  await user.click(button());
  expect(await navigator.clipboard.readText()).toBe(link);
  expect(await screen.findByRole('status')).toHaveTextContent('Copied');
  // The button keeps its name, so that a screen reader does not read it again.
  expect(button()).toHaveAccessibleName('Copy link');
  expect(button()).toHaveAttribute('data-state', 'success');
  expect(shared()).toEqual(['copy']);
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  expect(button()).toHaveAttribute('data-state', 'idle');
  expect(vi.getTimerCount()).toBe(0);
});

test('unmounted after a copy, it leaves no timer', async () => {
  const { unmount } = renderOnFake(<ReferralLink />, { session });
  await field();
  const user = userEvent.setup();
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
  await user.click(button());
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'));
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});

test('without the clipboard API the selected link is copied, and the focus stays', async () => {
  const { shared, props } = listen();
  renderOnFake(<ReferralLink />, { session }, props);
  await field();
  const copied = refuse({ copies: true });
  await userEvent.click(button());
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'));
  expect(copied).toEqual([link]);
  expect(button()).toHaveFocus();
  expect(shared()).toEqual(['copy']);
});

test('if nothing can be copied, the link is selected and a message is shown', async () => {
  const { shared, props } = listen();
  renderOnFake(<ReferralLink texts={{ copyError: ({ code }) => `By hand: ${code}` }} />, { session }, props);
  const input = (await field()) as HTMLInputElement;
  refuse({ copies: false });
  await userEvent.click(button());
  expect(await screen.findByText('By hand: share_failed')).toBe(screen.getByRole('status'));
  expect(input).toHaveFocus();
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, link.length]);
  expect(shared()).toEqual([]);

  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await userEvent.click(button());
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'));
});

test('a click into the field selects the link', async () => {
  renderOnFake(<ReferralLink network="poster" />, { session });
  const input = await screen.findByDisplayValue<HTMLInputElement>(/utm_source=poster/);
  await userEvent.tab();
  expect(input).toHaveFocus();
  expect(input.selectionEnd).toBe(input.value.length);
  expect(input).toHaveAttribute('dir', 'ltr');
});

test('an anonymous visitor sees what to do, and after a signup the link', async () => {
  renderOnFake(
    <>
      <ReferralLink />
      <ReferralLink empty="Nothing yet" />
      <SignupForm />
    </>,
  );
  expect(await screen.findByText(/Join first/)).toBeVisible();
  expect(screen.getByText('Nothing yet')).toBeVisible();
  await userEvent.type(screen.getByLabelText('E-mail address'), 'penny@bigbangtheory.com{Enter}');
  expect(await screen.findAllByDisplayValue(/^https:\/\/example.com\//)).toHaveLength(2);
});

test('a blocked script shows a message, and one retry loads the link', async () => {
  const { fake } = renderOnFake(
    <>
      <ReferralLink />
      <ReferralLink error={({ code }) => `Sorry: ${code}`} pending="One moment" />
    </>,
    { session },
    {},
    blocked,
  );
  expect(screen.getByText('One moment')).toBeVisible();
  expect(await screen.findByText('We could not look up your link.')).toBeVisible();
  expect(screen.getByText('Sorry: script_failed')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findAllByDisplayValue(link)).toHaveLength(2);
});

test('it takes the props of a div, and texts of the app', async () => {
  const ref = createRef<HTMLDivElement>();
  const { container } = renderOnFake(
    <PrefineryTexts texts={{ referralLink: { label: 'Dein Link', copy: 'Kopieren' } }}>
      <ReferralLink ref={ref} className="mine" texts={{ copy: 'Ab damit' }} />
    </PrefineryTexts>,
    { session },
  );
  expect(await field()).toHaveAccessibleName('Dein Link');
  expect(button()).toHaveAccessibleName('Ab damit');
  expect(ref.current).toBe(container.firstChild);
  expect(ref.current).toHaveClass('mine');
});

test('the status of one text is not shown for the next', async () => {
  const Code = ({ text }: { text: string | null }) => {
    const { status, buttonProps } = useCopy(text);
    return <button {...buttonProps}>{status}</button>;
  };
  const Codes = () => (
    <>
      <Code text="leonard981" />
      <Code text={null} />
    </>
  );
  renderOnFake(<Codes />);
  const [first, none] = screen.getAllByRole('button', { name: 'idle' });
  await userEvent.click(none as HTMLElement);
  await userEvent.click(first as HTMLElement);
  await waitFor(() => expect(first).toHaveTextContent('success'));
  expect(none).toHaveTextContent('idle');
  expect(await navigator.clipboard.readText()).toBe('leonard981');
});
