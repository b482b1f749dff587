import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { expect, test } from 'vitest';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { Leaderboard } from '../vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../sharing/ListPosition.tsx';
import { de } from '../locales/index.ts';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { PartFailure } from './PartFailure.tsx';
import { ScriptGate } from './ScriptGate.tsx';

test.each([
  ['a part about the user', <ListPosition key="part" id="part" />],
  ['a vendor page', <Leaderboard key="part" id="part" />],
  [
    'what is around a gate, which draws no element,',
    <main key="part" id="part">
      <ScriptGate>All set.</ScriptGate>
    </main>,
  ],
])('after a retry the focus stays in the part, though the button is gone: %s has the focus', async (_, part) => {
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
])('an element of the app around %s with a `data-state` is not focused after a retry', async (_, part) => {
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

test('an element of the app around a gate loses the `tabindex` once the focus has moved on', async () => {
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

test('of several parts that fail together only one has the role alert, the others have the role status', async () => {
  renderOnFake([<ListPosition key="a" />, <Leaderboard key="b" />, <ScriptGate key="c" />], {}, {}, blocked);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(3));
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  const others = [...document.querySelectorAll('[data-prefinery=failure]:not([role=alert])')];
  expect(others).toHaveLength(2);
  for (const other of others) expect(other).toHaveRole('status');
});

test('a part of an app shows its own message, passes on props and ref, and keeps the focus after a retry', async () => {
  const ref = createRef<HTMLDivElement>();
  function Place() {
    const [isFailed, setFailed] = useState(true);
    return (
      <section data-prefinery="my-place" data-state="error">
        {isFailed && (
          <PartFailure ref={ref} className="mine" retry={() => setFailed(false)}>
            We could not look up your place.
          </PartFailure>
        )}
      </section>
    );
  }
  const { container } = render(
    <PrefineryTexts language={de}>
      <Place />
    </PrefineryTexts>,
  );
  const alert = screen.getByRole('alert');
  expect(alert).toBe(ref.current);
  expect(alert).toHaveClass('mine');
  expect(alert).toHaveTextContent('We could not look up your place.');
  await userEvent.click(screen.getByRole('button', { name: 'Noch einmal versuchen' }));
  expect(alert).not.toBeInTheDocument();
  expect(container.querySelector('section')).toHaveFocus();
});

test('without a message it says that the service could not be reached, and without `retry` it has no button', () => {
  render(<PartFailure />);
  expect(screen.getByRole('alert')).toHaveTextContent(/^We could not reach the waitlist/);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('after a retry by a button of the app, in a box of the app, the focus stays in the part', async () => {
  const { fake } = renderOnFake(
    <ListPosition
      id="part"
      render={{
        failure: <section />,
        button: ({ children, ...props }) => (
          <span>
            <button {...props}>{children}</button>
          </span>
        ),
      }}
    />,
    { session: leonard.email },
    {},
    blocked,
  );
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getByRole('alert').localName).toBe('section');
  fake.fault('script', null);
  await userEvent.click(again);
  await waitFor(() => expect(again).not.toBeInTheDocument());
  expect(document.querySelector('#part')).toHaveFocus();
});
