import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { Leaderboard } from '../vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../sharing/ListPosition.tsx';
import { ScriptGate } from './ScriptGate.tsx';

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

test.each([
  ['a part', <ListPosition key="part" />],
  ['a gate', <ScriptGate key="part">All set.</ScriptGate>],
])('an element of the app’s around %s that has a `data-state` of its own is left alone', async (_, part) => {
  const { fake } = renderOnFake(
    <section data-state="open" data-testid="theirs">
      <div>{part}</div>
    </section>,
    { session: leonard.email },
    {},
    blocked,
  );
  const again = await screen.findByRole('button', { name: 'Try again' });
  fake.fault('script', null);
  await userEvent.click(again);
  await waitFor(() => expect(again).not.toBeInTheDocument());
  const theirs = screen.getByTestId('theirs');
  expect(theirs).not.toHaveFocus();
  expect(theirs).not.toHaveAttribute('tabindex');
  expect(theirs).toContainElement(document.activeElement as HTMLElement);
});

test('what is around a gate has no attribute of ours once the focus has moved on', async () => {
  const { fake } = renderOnFake(
    <div data-state="open" data-testid="theirs">
      <ScriptGate>
        <a href="#next">Next</a>
      </ScriptGate>
    </div>,
    {},
    {},
    blocked,
  );
  const again = await screen.findByRole('button', { name: 'Try again' });
  fake.fault('script', null);
  await userEvent.click(again);
  const next = await screen.findByRole('link', { name: 'Next' });
  expect(screen.getByTestId('theirs')).toHaveFocus();
  await userEvent.tab();
  expect(next).toHaveFocus();
  expect(screen.getByTestId('theirs')).not.toHaveAttribute('tabindex');
});

test('of several parts that fail together one interrupts, and the others wait for their turn', async () => {
  renderOnFake([<ListPosition key="a" />, <Leaderboard key="b" />, <ScriptGate key="c" />], {}, {}, blocked);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(3));
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  const others = [...document.querySelectorAll('[data-prefinery=failure]:not([role=alert])')];
  expect(others).toHaveLength(2);
  for (const other of others) expect(other).toHaveRole('status');
});
