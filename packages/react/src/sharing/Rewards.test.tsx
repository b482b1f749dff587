import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { useTriggerRewards } from './useTriggerRewards.ts';
import { renderOnFake, sheldon } from '../../test/fake.tsx';
import { Rewards } from './Rewards.tsx';

const penny = { email: 'penny@bigbangtheory.com', referred_by: sheldon.email };

function Shop() {
  const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
  return (
    <>
      <button onClick={() => triggerRewards({ event: 'purchase' })}>Buy</button>
      <Rewards rewards={rewards} />
    </>
  );
}

test('a referred user buys, and sees the rewards for it', async () => {
  renderOnFake(<Shop />, {
    users: [sheldon, penny],
    session: penny.email,
    rewards: [
      { descriptor: 'discount10', name: '$10 discount', event: 'purchase' },
      { descriptor: 'gift', name: 'A gift', type: 'DoubleSided', event: 'purchase' },
      { descriptor: 'shirt', name: 'T-shirt', type: 'Milestone', event: 'purchase' },
    ],
  });
  expect(screen.getByText('No rewards yet.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Buy' }));
  expect(await screen.findByText('$10 discount')).toBeVisible();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '$10 discount Earned For inviting · for each friend',
    'A gift Earned For inviting · for both',
    'A gift Earned For joining · for both',
    'T-shirt Earned For inviting · milestone',
  ]);
  // A second purchase earns nothing more.
  await userEvent.click(screen.getByRole('button', { name: 'Buy' }));
  expect(await screen.findByText('No rewards yet.')).toBeVisible();
});

test('takes the props of a div and texts of the app, and needs no provider', () => {
  const ref = createRef<HTMLDivElement>();
  render(<Rewards ref={ref} className="mine" rewards={[]} texts={{ empty: 'Nichts' }} aria-live="off" />);
  expect(ref.current).toHaveTextContent('Nichts');
  expect(ref.current).toHaveClass('mine');
  expect(ref.current).toHaveAttribute('aria-live', 'off');
  expect(ref.current).toHaveAttribute('data-state', 'empty');
});
