import { resetPage } from '@prefinery-kit/core/testing';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useReferrerCode } from '../signup/useReferrerCode.ts';
import { useUser } from '../visitor/useUser.ts';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';
import { blocked, leonard, renderOnFake } from '../../test/fake.tsx';
import { Authenticated } from '../visitor/Authenticated.tsx';
import { HostedForm } from '../vendor-pages/HostedForm.tsx';
import { HostedFormButton } from '../vendor-pages/HostedFormButton.tsx';
import { Leaderboard } from '../vendor-pages/Leaderboard.tsx';
import { ScriptGate } from './ScriptGate.tsx';

const gate = (
  <ScriptGate pending="One moment" empty="Switched off">
    Ready
  </ScriptGate>
);

test('is pending until the script has loaded, on a server too', async () => {
  resetPage();
  // The preconnect hint comes first.
  expect(renderToString(<PrefineryProvider project="abcd1234">{gate}</PrefineryProvider>)).toMatch(
    /(^|<link [^>]*>)<span>One moment<\/span>$/,
  );
  const { container } = renderOnFake(gate);
  expect(container).toHaveTextContent('One moment');
  await waitFor(() => expect(container).toHaveTextContent('Ready'));
});

test('shows `empty` while the client is disabled', () => {
  resetPage();
  const { container } = render(<PrefineryProvider project="abcd1234" consent="denied" children={gate} />);
  expect(container).toHaveTextContent('Switched off');
});

test('says that the script is blocked, and retries', async () => {
  const { container, fake } = renderOnFake(gate, {}, {}, blocked);
  expect(await screen.findByRole('alert')).toHaveTextContent('content blocker');
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(container).toHaveTextContent('Ready'));
});

test('parts whose `error` slot returns null show nothing while the script is blocked', async () => {
  const silence = () => null;
  renderOnFake(
    <>
      <ScriptGate error={silence} />
      <Authenticated error={silence} />
      <Leaderboard error={silence} />
      <HostedFormButton error={silence}>Join</HostedFormButton>
      <ScriptGate error={() => 'blocked'} />
    </>,
    {},
    {},
    blocked,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Join' }));
  await screen.findByText('blocked');
  await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull());
  expect(screen.queryAllByRole('alert')).toEqual([]);
});

test('one retry recovers the whole page, and sends no command twice', async () => {
  const Name = () => <p>{useUser().data?.email ?? 'unknown'}</p>;
  const Referrer = () => <p>sent by {String(useReferrerCode().data)}</p>;
  const { fake, commands } = renderOnFake(
    <>
      <Name />
      <Referrer />
      <Leaderboard error={() => 'no board'} />
      <HostedForm error={() => 'no form'} />
      <ScriptGate error={(_, retry) => <button onClick={retry}>Mend it all</button>} />
    </>,
    { session: leonard.email },
    {},
    blocked,
  );
  await screen.findByText('no board');
  await screen.findByText('no form');
  const retry = await screen.findByRole('button', { name: 'Mend it all' });
  expect(commands()).toEqual([]);
  fake.fault('script', null);
  await userEvent.click(retry);
  expect(await screen.findByText(leonard.email)).toBeVisible();
  expect(await screen.findByText('sent by null')).toBeVisible();
  expect(await screen.findByText(/^Leaderboard/)).toBeVisible();
  expect(await screen.findByText('Signup form')).toBeVisible();
  await waitFor(() => expect(screen.queryByText('no form')).not.toBeInTheDocument());
  expect(screen.queryByText('no board')).not.toBeInTheDocument();
  expect(commands().toSorted()).toEqual(['embedLeaderboard', 'getReferrerCode', 'getUser', 'initForms']);
});

test('after the script has failed for the whole page, the retry of one part recovers it', async () => {
  const Name = () => <p>{useUser().data?.email ?? 'unknown'}</p>;
  const { fake } = renderOnFake([<Name key="a" />, <Leaderboard key="b" />], { session: leonard.email }, {}, blocked);
  await screen.findByRole('alert');
  fake.fault('script', null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(leonard.email)).toBeVisible();
});
