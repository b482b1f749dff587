import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { SignupForm } from '../signup/SignupForm.tsx';
import { ReferralCard } from './ReferralCard.tsx';

const thresholds = [{ referrals: 3, reward: 'A month free' }];
const users = [{ ...leonard, referrals: 2 }];

test('shows place, link, share buttons, numbers and progress of the current user', async () => {
  const ref = createRef<HTMLDivElement>();
  const { commands } = renderOnFake(<ReferralCard ref={ref} className="mine" thresholds={thresholds} />, {
    users,
    session: leonard.email,
  });
  // Until the user is known, the same card is shown without its numbers.
  const card = ref.current;
  expect(card).toHaveClass('mine');
  expect(await screen.findByText('1 more friend until your next reward')).toBeVisible();
  expect(ref.current).toBe(card);
  expect(screen.getByRole('textbox', { name: 'Your referral link' })).toHaveValue('https://example.com/leonard981');
  expect(screen.getByRole('link', { name: 'Share on WhatsApp' })).toBeVisible();
  expect(screen.getByText('1 person is on the list')).toBeVisible();
  expect(screen.getAllByRole('term')).toHaveLength(3);
  expect(commands()).toEqual(['getUser']);
});

test('without thresholds there is no progress, and figures can be chosen', async () => {
  renderOnFake(<ReferralCard figures={['shares']} />, { users, session: leonard.email });
  expect(await screen.findByText('1 person is on the list')).toBeVisible();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getAllByRole('term')).toHaveLength(1);
});

test('a visitor who joins in its empty slot gets the card at once', async () => {
  renderOnFake(<ReferralCard thresholds={thresholds} empty={<SignupForm />} />);
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'penny@bigbangtheory.com{Enter}');
  expect(await screen.findByText('3 more friends until your next reward')).toBeVisible();
});

test('while the script is blocked it shows one message, and one retry recovers the whole card', async () => {
  const { fake } = renderOnFake(
    <ReferralCard thresholds={thresholds} />,
    { users, session: leonard.email },
    {},
    blocked,
  );
  expect(await screen.findByText('We could not look up your place.')).toBeVisible();
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByRole('progressbar')).toHaveValue(2));
});

test('the card is made of exported parts only', async () => {
  const source = readFileSync(join(import.meta.dirname, 'ReferralCard.tsx'), 'utf8');
  const kit = readFileSync(join(import.meta.dirname, '../index.ts'), 'utf8');
  const imports = [...source.matchAll(/import \{([^}]+)\} from '(\..+)'/g)];
  expect(imports.length).toBeGreaterThan(4);
  for (const [, names = '', file = ''] of imports) {
    const path = `./${posix.join('sharing', file)}`;
    const [, exported = ''] =
      [...kit.matchAll(/export (?:type )?\{([^}]+)\} from '(.+)'/g)].find(([, , from]) => from === path) ?? [];
    const listed = exported.split(',').map((name) => name.trim());
    for (const name of names.split(',')) expect(listed).toContain(name.trim());
  }
});
