import { resetPage } from '@prefinery-kit/core/testing';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Suspended } from '../../test/Suspended.tsx';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { leonard, renderOnFake } from '../../test/fake.tsx';
import { useSuspenseUser } from './useSuspenseUser.ts';
import { useUser } from './useUser.ts';

const Name = () => <p>{useSuspenseUser().data?.email ?? 'nobody'}</p>;

const app = (
  <Suspended>
    <Name />
  </Suspended>
);

test('suspends until the user is known, and shares the answer', async () => {
  const Also = () => <p>also {useUser().data?.email}</p>;
  const { container, commands } = renderOnFake(
    <>
      {app}
      <Also />
    </>,
    { session: leonard.email },
  );
  expect(container).toHaveTextContent('One moment');
  expect(await screen.findByText(leonard.email)).toBeVisible();
  expect(await screen.findByText(`also ${leonard.email}`)).toBeVisible();
  expect(commands()).toEqual(['getUser']);
});

test('the data is null for an anonymous visitor', async () => {
  renderOnFake(app);
  expect(await screen.findByText('nobody')).toBeVisible();
});

test('a failure goes to the error boundary, and a retry recovers', async () => {
  // React logs what a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { fake } = renderOnFake(app, { session: leonard.email }, {}, ({ fault }) =>
    fault('getUser', { answer: { error: 'Out of order', status: 500 } }),
  );
  const again = await screen.findByRole('button', { name: 'Try again' });
  await userEvent.click(again);
  fake.fault('getUser', null);
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(leonard.email)).toBeVisible();
});

test('on a server the fallback is rendered', () => {
  resetPage();
  expect(renderToString(<PrefineryProvider project="abcd1234">{app}</PrefineryProvider>)).toContain('One moment');
});
