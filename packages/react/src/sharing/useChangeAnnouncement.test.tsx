import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { ListPosition } from './ListPosition.tsx';
import { ReferralStats } from './ReferralStats.tsx';
import { PrefineryTexts } from '../provider/PrefineryTexts.tsx';
import { bring, leonard, renderOnFake, sheldon, signed } from '../../test/fake.tsx';
import { useUser } from '../visitor/useUser.ts';

function Refresh() {
  const { refetch } = useUser();
  return <button onClick={() => void refetch()}>refresh</button>;
}

const parts = [
  <Refresh key="refresh" />,
  ...Array.from({ length: 10 }, (_, index) => <ListPosition key={`place ${index}`} />),
  ...Array.from({ length: 10 }, (_, index) => <ReferralStats key={`stats ${index}`} />),
];

const said = () => screen.getAllByRole('status').flatMap(({ textContent }) => textContent || []);
const changes = (change: string) => document.querySelectorAll(`[data-change=${change}]`);
const refresh = () => userEvent.click(screen.getByRole('button', { name: 'refresh' }));

test('with twenty parts one announces the changes, in one sentence, and all animate their number', async () => {
  const { fake } = renderOnFake(parts, { session: sheldon.email });
  await waitFor(() => expect(screen.getAllByText('2 people are on the list')).toHaveLength(10));
  expect(said()).toEqual([]);
  expect(document.querySelector('[data-change]')).toBeNull();

  bring(fake, sheldon.email, 'penny@bigbangtheory.com');
  await refresh();
  await waitFor(() => expect(said()).toEqual(['You are now number 1. Friends who joined: 1.']));
  // Places and referrals in ten parts each. `list_behind` has changed too, but not by the user's own referrals.
  expect(screen.getAllByText('2 people are behind you')).toHaveLength(10);
  expect(changes('up')).toHaveLength(20);

  // The same numbers again are not a change.
  await refresh();
  expect(said()).toEqual(['You are now number 1. Friends who joined: 1.']);
});

test('a worse place is announced too, and not animated', async () => {
  const { fake } = renderOnFake([<ListPosition key="a" />, <Refresh key="b" />], { session: leonard.email });
  await screen.findByText('1 person is behind you');
  bring(fake, sheldon.email, 'penny@bigbangtheory.com');
  fake.vendor('authenticateUser', signed(leonard.email));
  await refresh();
  await waitFor(() => expect(said()).toEqual(['You are now number 2.']));
  expect(changes('up')).toHaveLength(0);
  expect(changes('down')).toHaveLength(1);
});

test('another user is not a change, and the announcement of the previous user is cleared', async () => {
  const { again, fake } = renderOnFake(
    [<ListPosition key="a" />, <Refresh key="b" />],
    {},
    { identity: signed(sheldon.email) },
  );
  await screen.findByText('2 people are on the list');
  bring(fake, sheldon.email, 'penny@bigbangtheory.com');
  await refresh();
  await waitFor(() => expect(said()).toEqual(['You are now number 1. Friends who joined: 1.']));
  again({ identity: signed(leonard.email) });
  await waitFor(() => expect(document.querySelector('strong')).toHaveTextContent('2'));
  expect(said()).toEqual([]);
  expect(document.querySelector('[data-change]')).toBeNull();
});

test('another user in the same browser is not a change', async () => {
  const { fake } = renderOnFake([<ListPosition key="a" />, <Refresh key="b" />], { session: leonard.email });
  await screen.findByText('1 person is behind you');
  fake.vendor('authenticateUser', signed(sheldon.email));
  await refresh();
  await screen.findByText('2 people are on the list');
  expect(said()).toEqual([]);
  expect(document.querySelector('[data-change]')).toBeNull();
});

test('a failed read keeps the last numbers in the page', async () => {
  const { fake } = renderOnFake(parts, { session: leonard.email });
  await waitFor(() => expect(screen.getAllByText('1 person is behind you')).toHaveLength(10));
  fake.fault('getUser', { answer: { error: 'Out of order', status: 500 } });
  const before = fake.calls.length;
  await refresh();
  await waitFor(() => expect(fake.calls).toHaveLength(before + 1));
  expect(screen.getAllByText('1 person is behind you')).toHaveLength(10);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('numbers that change because others join are neither announced nor animated', async () => {
  const { fake } = renderOnFake(
    [
      <ReferralStats key="a" figures={['list_position', 'list_behind', 'list_length', 'shares', 'referrals']} />,
      <Refresh key="b" />,
    ],
    { session: leonard.email },
  );
  await waitFor(() => expect(screen.getByText('People on the list').nextSibling).toHaveTextContent('2'));
  fake.vendor('addUser', 'penny@bigbangtheory.com');
  fake.vendor('authenticateUser', signed(leonard.email));
  await refresh();
  await waitFor(() => expect(screen.getByText('People on the list').nextSibling).toHaveTextContent('3'));
  expect(document.querySelector('[data-change]')).toBeNull();
  expect(said()).toEqual([]);
});

test('another language formats the same number, and does not animate it again', async () => {
  function App() {
    const [locale, setLocale] = useState('en');
    return (
      <PrefineryTexts locale={locale}>
        <ListPosition />
        <Refresh />
        <button onClick={() => setLocale('ar-u-nu-arab')}>Arabic</button>
      </PrefineryTexts>
    );
  }
  const { fake } = renderOnFake(<App />, { session: sheldon.email });
  await screen.findByText('2 people are on the list');
  bring(fake, sheldon.email, 'penny@bigbangtheory.com');
  await refresh();
  const figure = await waitFor(() => {
    const [greeted] = changes('up');
    expect(greeted).toBeDefined();
    return greeted;
  });
  await userEvent.click(screen.getByRole('button', { name: 'Arabic' }));
  expect(screen.getByText('١')).toBe(figure);
});

test('the announcement is in the language', async () => {
  const { fake } = renderOnFake(
    <PrefineryTexts texts={{ changeAnnouncement: { changed: ({ referrals }) => `Schon ${referrals}!` } }}>
      <ListPosition />
      <Refresh />
    </PrefineryTexts>,
    { session: sheldon.email },
  );
  await screen.findByText('2 people are on the list');
  bring(fake, sheldon.email, 'penny@bigbangtheory.com');
  await refresh();
  await waitFor(() => expect(said()).toEqual(['Schon 1!']));
});
