import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { blocked, leonard, renderOnFake } from '../../testing.tsx';
import { Leaderboard } from '../Leaderboard/Leaderboard.tsx';
import { ListPosition } from '../ListPosition/ListPosition.tsx';
import { ScriptGate } from '../ScriptGate/ScriptGate.tsx';

test.each([
  ['a part about a person', <ListPosition key="part" id="part" />],
  ['a page of the vendor’s', <Leaderboard key="part" id="part" />],
  [
    'what is around a gate, which draws no element,',
    <main key="part" id="part">
      <ScriptGate>All set.</ScriptGate>
    </main>,
  ],
])('whoever tries again stays where they are: %s has the focus, though the button is gone', async (_, part) => {
  const { fake } = renderOnFake(part, { session: leonard.email }, {}, blocked);
  const again = await screen.findByRole('button', { name: 'Try again' });
  fake.fault('script', null);
  await userEvent.click(again);
  await waitFor(() => expect(again).not.toBeInTheDocument());
  expect(document.querySelector('#part')).toHaveFocus();
});

test('of several parts that fail together one interrupts, and the others wait for their turn', async () => {
  renderOnFake([<ListPosition key="a" />, <Leaderboard key="b" />, <ScriptGate key="c" />], {}, {}, blocked);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(3));
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  const others = [...document.querySelectorAll('[data-prefinery=failure]:not([role=alert])')];
  expect(others).toHaveLength(2);
  for (const other of others) expect(other).toHaveRole('status');
});
