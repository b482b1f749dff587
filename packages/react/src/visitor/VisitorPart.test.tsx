import { PrefineryError } from '@prefinery-kit/core';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { VisitorPart } from './VisitorPart.tsx';

const text = { error: 'It failed.', empty: 'Join first.' };
const silent = { empty: null, pending: null, error: () => null };

test.each([
  ['pending', 'The part.'],
  ['empty', 'Join first.'],
  ['error', 'It failed.Try again'],
] as const)('an empty slot shows nothing, and a slot that is left out has its default: %s', (status, ours) => {
  const visitor = {
    status,
    error: status === 'error' ? new PrefineryError('script_failed') : null,
    refetch: () => undefined,
  };
  const draw = (slots: object) => (
    <VisitorPart part="it" draw={(_, ours) => ours} visitor={visitor} text={text} {...slots}>
      The part.
    </VisitorPart>
  );
  const { container, rerender } = render(draw({}));
  expect(container).toHaveTextContent(ours);
  rerender(draw(silent));
  expect(container).toHaveTextContent('');
  expect(screen.queryByText(/./)).not.toBeInTheDocument();
});
