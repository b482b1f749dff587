import { QueryClient } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SignupForm } from './SignupForm.tsx';
import { renderOnFake } from '../../test/fake.tsx';
import { useUser } from '../visitor/useUser.ts';

const Name = () => <p>{useUser().data?.email ?? 'nobody'}</p>;

test('an app that invalidates all of its queries sends no second impression', async () => {
  const queryClient = new QueryClient();
  const { commands } = renderOnFake([<SignupForm key="form" />, <Name key="name" />], {}, { queryClient });
  const sent = (command: string) => commands().filter((name) => name === command).length;
  await waitFor(() => expect([sent('recordFormImpression'), sent('getUser')]).toEqual([1, 1]));
  await act(() => queryClient.invalidateQueries());
  // Other queries are refetched.
  await waitFor(() => expect(sent('getUser')).toBe(2));
  await act(() => queryClient.refetchQueries());
  await waitFor(() => expect(sent('getUser')).toBe(3));
  expect(sent('recordFormImpression')).toBe(1);
});
