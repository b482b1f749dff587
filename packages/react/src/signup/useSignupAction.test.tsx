import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useActionState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { renderOnFake } from '../../test/fake.tsx';
import { useSignupAction } from './useSignupAction.ts';

const penny = 'penny@bigbangtheory.com';
const added = (fake: { calls: { command: string; data: unknown }[] }) =>
  fake.calls.filter(({ command }) => command === 'addUser').map(({ data }) => data);

// React 18 has no actions.
describe.skipIf(typeof useActionState !== 'function')('a signup as an action', () => {
  function ActionForm() {
    const [state, join] = useActionState(useSignupAction(), null);
    return (
      <form action={join}>
        <input name="email" aria-label="E-mail" defaultValue={state?.data.email} />
        <button>Join</button>
        <output>{state?.user?.email ?? state?.error?.code ?? 'nobody'}</output>
      </form>
    );
  }

  const field = () => screen.getByLabelText('E-mail');

  test('two submits of the action before the answer add one user', async () => {
    const { fake } = renderOnFake(<ActionForm />);
    fake.fault('addUser', 'late');
    await userEvent.type(field(), `${penny}{Enter}{Enter}`);
    await vi.waitFor(() => expect(added(fake)).toHaveLength(1));
    fake.release();
    await screen.findByText(penny);
    fake.fault('addUser', null);
    // A signup after that is another user.
    await userEvent.clear(field());
    await userEvent.type(field(), 'amy@bigbangtheory.com{Enter}');
    await screen.findByText('amy@bigbangtheory.com');
    expect(added(fake)).toEqual([{ email: penny }, { email: 'amy@bigbangtheory.com' }]);
  });

  test('after a failure the action sends the same data again', async () => {
    const { fake } = renderOnFake(<ActionForm />);
    fake.fault('addUser', { answer: { error: 'Out of order', status: 500 } });
    await userEvent.type(field(), `${penny}{Enter}`);
    await screen.findByText('rejected');
    fake.fault('addUser', null);
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    await screen.findByText(penny);
    expect(added(fake)).toEqual([{ email: penny }, { email: penny }]);
  });
});
