import { act, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, StrictMode, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Anonymous } from '../../visitor/Anonymous.tsx';
import { Authenticated } from '../../visitor/Authenticated.tsx';
import { EmbeddedReferralPage } from '../../vendor-pages/EmbeddedReferralPage.tsx';
import { HostedFormButton } from '../../vendor-pages/HostedFormButton.tsx';
import { Leaderboard } from '../../vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../../sharing/ListPosition.tsx';
import { ReferralLink } from '../../sharing/ReferralLink.tsx';
import { ScriptGate } from '../ScriptGate.tsx';
import { SignupForm } from '../../signup/SignupForm.tsx';
import { wrapTexts } from './wrapTexts.tsx';
import { blocked, leonard, renderOnFake } from '../../../test/fake.tsx';
import { translate } from '../../../test/translate.ts';

beforeEach(() => {
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
});

afterEach(() => void vi.useRealTimers());

/** What apps put into a slot. When the content changes, React has to remove the old one. */
const contents: ReactNode[] = [
  'A bare text',
  <b key="element">An element</b>,
  <>
    A <b>mixed</b> one
  </>,
  null,
  ['A list of ', 2],
];

const parts: Record<string, (slots: ReactNode[]) => ReactNode> = {
  ScriptGate: ([a, b, c, d]) => (
    <ScriptGate pending={a} error={() => b} empty={c}>
      {d}
    </ScriptGate>
  ),
  Authenticated: ([a, b, c, d]) => (
    <Authenticated pending={a} empty={b} error={() => c}>
      {d}
    </Authenticated>
  ),
  Anonymous: ([a, b, c]) => (
    <Anonymous pending={a} error={() => b}>
      {c}
    </Anonymous>
  ),
  ListPosition: ([a, b, c, d]) => (
    <ListPosition pending={a} empty={b} error={() => c} texts={{ detail: () => d, error: a }} />
  ),
  ReferralLink: ([a, b, c]) => <ReferralLink pending={a} empty={b} error={() => c} />,
  Leaderboard: ([a, b]) => <Leaderboard pending={a} error={() => b} />,
  EmbeddedReferralPage: ([a, b]) => <EmbeddedReferralPage pending={a} error={() => b} />,
  HostedFormButton: ([a]) => <HostedFormButton error={() => a}>Join</HostedFormButton>,
  SignupForm: ([a, b, c]) => <SignupForm texts={{ posted: a, error: () => b, invalid: () => c }} />,
};

const rotations = Object.keys(parts).flatMap((name) =>
  contents.map((_, turn) => ({ name, slots: [...contents.slice(turn), ...contents.slice(0, turn)] })),
);

test.each(rotations)(
  'a page that the browser has translated does not crash when $name changes: $slots.0',
  async ({ name, slots }) => {
    vi.useFakeTimers();
    const { container, fake, again } = renderOnFake(<div>{parts[name]?.(slots)}</div>, { session: leonard.email });
    const settle = () => act(() => vi.advanceTimersByTimeAsync(2000));
    translate(container);
    await settle();
    // The steps: the user is known, consent is denied, the script is blocked, and at last the visitor is anonymous.
    const steps = [
      () => again({ consent: 'denied' }),
      () => {
        blocked(fake);
        again({ consent: 'granted' });
      },
      () => again({ consent: 'denied' }),
      () => {
        fake.fault('script', null);
        again({ consent: 'granted' });
      },
      () => {
        fake.vendor('logoutUser');
        again({ identity: null });
      },
    ];
    for (const step of steps) {
      translate(container);
      act(step);
      const field = screen.queryByLabelText('E-mail address');
      if (field) {
        fireEvent.invalid(field);
        fireEvent.submit(field);
      }
      await settle();
    }
    expect(container.firstElementChild).toBeInTheDocument();
  },
);

test('elements of a slot keep their state when a text beside them is added or removed', () => {
  const Counter = () => {
    const [id] = useState(() => Math.random());
    return <i>{id}</i>;
  };
  const page = (text: string) => (
    <StrictMode>
      {wrapTexts(
        <>
          {text}
          <Counter />
          <>
            in a fragment <Counter />
          </>
        </>,
      )}
    </StrictMode>
  );
  const { rerender, container } = render(page('Now'));
  const before = [...container.querySelectorAll('i')].map(({ textContent }) => textContent);
  rerender(page(''));
  expect([...container.querySelectorAll('i')].map(({ textContent }) => textContent)).toEqual(before);
  expect(screen.queryByText('Now')).not.toBeInTheDocument();
});
