import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { blocked, leonard, renderOnFake, sheldon } from '../../test/fake.tsx';
import { ListPosition } from './ListPosition.tsx';

test('shows the place, and how many users are behind', async () => {
  const ref = createRef<HTMLDivElement>();
  renderOnFake(<ListPosition ref={ref} className="mine" />, { session: leonard.email });
  expect(ref.current).toHaveAttribute('aria-busy', 'true');
  expect(ref.current).toHaveTextContent('Your place');
  expect(await screen.findByText('1 person is behind you')).toBeVisible();
  expect(ref.current).toHaveTextContent('Your place 1');
  expect(ref.current).toHaveAttribute('aria-busy', 'false');
  expect(ref.current).toHaveClass('mine');
});

test('pending it has the same lines, without text', () => {
  const { container } = renderOnFake(<ListPosition />, { session: leonard.email }, {}, (fake) =>
    fake.fault('getUser', 'silent'),
  );
  expect(container.querySelectorAll('p:not([role])')).toHaveLength(2);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('the last user on the list sees how long it is', async () => {
  renderOnFake(<ListPosition />, { session: sheldon.email });
  expect(await screen.findByText('2 people are on the list')).toBeVisible();
});

test('a user who has not confirmed gets a place soon', async () => {
  const { container } = renderOnFake(<ListPosition />, {
    users: [{ ...sheldon, status: 'unconfirmed' }],
    session: sheldon.email,
  });
  expect(await screen.findByText('Soon')).toBeVisible();
  expect(container).toHaveTextContent('once you have confirmed');
});

test('for an anonymous visitor only the empty slot is shown', async () => {
  const { container } = renderOnFake(<ListPosition empty={<p>Join first</p>} />);
  expect(await screen.findByText('Join first')).toBeVisible();
  expect(container.querySelector('[data-prefinery]')).toBeNull();
});

test('while the script is blocked it shows a message, and a retry loads the place', async () => {
  const { fake, container } = renderOnFake(<ListPosition />, { session: leonard.email }, {}, blocked);
  expect(within(await screen.findByRole('alert')).getByText('We could not look up your place.')).toBeVisible();
  expect(container.firstElementChild).toHaveAttribute('data-state', 'error');
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('1 person is behind you')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('pending and error slots replace the default ones', async () => {
  renderOnFake(
    <ListPosition pending="One moment" error={({ code }) => <p>Mine: {code}</p>} />,
    { session: leonard.email },
    {},
    blocked,
  );
  expect(screen.getByText('One moment')).toBeVisible();
  expect(await screen.findByText('Mine: script_failed')).toBeVisible();
});

test('numbers are formatted in the language, and the `texts` prop wins', async () => {
  const many = Array.from({ length: 1_233 }, (_, index) => ({ email: `fan${index}@example.com` }));
  const { container } = renderOnFake(
    <PrefineryTexts locale="de" texts={{ listPosition: { label: 'Dein Platz', soon: 'Bald' } }}>
      <ListPosition texts={{ detail: ({ list_ahead }) => `${list_ahead} vor dir` }} />
    </PrefineryTexts>,
    { users: [...many, sheldon], session: sheldon.email },
  );
  await waitFor(() => expect(container).toHaveTextContent('Dein Platz 1.2341233 vor dir'));
});
