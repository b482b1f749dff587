/** The recipes of the README: forms of other kinds, over the kit's hooks. */
import { zodResolver } from '@hookform/resolvers/zod';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useActionState } from 'react';
import { type SubmitHandler, useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { useAddUser } from './hooks/useAddUser.ts';
import { useSignupAction } from './hooks/useSignupAction.ts';
import { leonard, renderOnFake } from './testing.tsx';

const penny = 'penny@bigbangtheory.com';

function ActionForm() {
  const [state, join, isPending] = useActionState(useSignupAction({ variables: { company: 'custom_var1' } }), null);
  if (state?.user) return <p>You are number {state.user.list_position}.</p>;
  return (
    <form action={join}>
      <label>
        E-mail <input name="email" type="email" required defaultValue={state?.data.email} />
      </label>
      <label>
        Company <input name="company" defaultValue={state?.data.custom_var1} />
      </label>
      <button disabled={isPending}>{isPending ? 'Joining…' : 'Join'}</button>
      <p role="alert">{state?.error && 'That did not work. Please try again.'}</p>
    </form>
  );
}

test.skipIf(typeof useActionState !== 'function')(
  'useActionState (React 18 has none): a failure keeps what was typed, and then a person joins',
  async () => {
    const { fake } = renderOnFake(<ActionForm />);
    fake.fault('addUser', { answer: { error: 'Try later', status: 500 } });
    await userEvent.type(screen.getByLabelText('E-mail'), penny);
    await userEvent.type(screen.getByLabelText('Company'), 'Cheesecake Factory');
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('That did not work.'));
    expect(screen.getByLabelText('E-mail')).toHaveValue(penny);
    expect(screen.getByLabelText('Company')).toHaveValue('Cheesecake Factory');

    fake.fault('addUser', null);
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    expect(await screen.findByText('You are number 3.')).toBeVisible();
    expect(fake.find(penny)?.profile.custom_var1).toBe('Cheesecake Factory');
    expect(fake.calls.filter(({ command }) => command === 'recordFormImpression')).toHaveLength(1);
  },
);

const person = z.object({
  email: z.email('Enter your e-mail address.'),
  first_name: z.string().min(2, 'Enter your first name.'),
});

function HookForm() {
  const { mutateAsync: addUser, data: user } = useAddUser();
  const { register, handleSubmit, setError, formState } = useForm({ resolver: zodResolver(person) });
  const { errors, isSubmitting } = formState;
  const join: SubmitHandler<z.output<typeof person>> = (data) =>
    addUser(data).then(
      () => undefined,
      () => setError('root', { message: 'That did not work. Please try again.' }),
    );
  if (user) return <p>You are number {user.list_position}.</p>;
  return (
    <form onSubmit={(event) => void handleSubmit(join)(event)} noValidate>
      <label>
        E-mail <input {...register('email')} type="email" aria-invalid={!!errors.email} />
      </label>
      <label>
        First name <input {...register('first_name')} aria-invalid={!!errors.first_name} />
      </label>
      <button disabled={isSubmitting}>Join</button>
      <p role="alert">{errors.email?.message ?? errors.first_name?.message ?? errors.root?.message}</p>
    </form>
  );
}

test('react-hook-form with zod: what is wrong is said, what the service refuses too, and then a person joins', async () => {
  const { fake } = renderOnFake(<HookForm />);
  const alert = screen.getByRole('alert');
  await userEvent.type(screen.getByLabelText('E-mail'), 'penny{Enter}');
  await waitFor(() => expect(alert).toHaveTextContent('Enter your e-mail address.'));
  expect(screen.getByLabelText('E-mail')).toBeInvalid();
  expect(fake.calls.map(({ command }) => command)).not.toContain('addUser');

  await userEvent.clear(screen.getByLabelText('E-mail'));
  await userEvent.type(screen.getByLabelText('E-mail'), leonard.email);
  await userEvent.type(screen.getByLabelText('First name'), 'Penny{Enter}');
  await waitFor(() => expect(alert).toHaveTextContent('That did not work.'));

  await userEvent.clear(screen.getByLabelText('E-mail'));
  await userEvent.type(screen.getByLabelText('E-mail'), `${penny}{Enter}`);
  expect(await screen.findByText('You are number 3.')).toBeVisible();
  expect(fake.find(penny)?.profile.first_name).toBe('Penny');
});
