import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { AlreadyJoined } from './AlreadyJoined.tsx';

test('tells how to come back once it is opened', async () => {
  const ref = createRef<HTMLDetailsElement>();
  render(
    <AlreadyJoined ref={ref} className="mine">
      <a href="/login">Log in</a>
    </AlreadyJoined>,
  );
  expect(ref.current).not.toHaveAttribute('open');
  await userEvent.click(screen.getByText('Already joined?'));
  expect(ref.current).toHaveAttribute('open');
  expect(ref.current).toHaveTextContent('If you are on the list');
  expect(screen.getByRole('link', { name: 'Log in' })).toHaveAttribute('href', '/login');
  expect(ref.current).toHaveClass('mine');
});

test('takes texts and children of the app', () => {
  render(<AlreadyJoined open texts={{ question: 'Schon dabei?', answer: 'Deine Einladung steht in der Mail.' }} />);
  expect(screen.getByText('Schon dabei?')).toBeVisible();
  expect(screen.getByText('Deine Einladung steht in der Mail.')).toBeVisible();
});
