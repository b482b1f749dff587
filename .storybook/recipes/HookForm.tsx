import { zodResolver } from '@hookform/resolvers/zod';
import { useAddUser } from '@prefinery-kit/react';
import { type SubmitHandler, useForm } from 'react-hook-form';
import { z } from 'zod';

const person = z.object({
  email: z.email('Enter your e-mail address.'),
  first_name: z.string().min(2, 'Enter your first name.'),
});

export function HookForm() {
  const { mutateAsync: addUser, data: user } = useAddUser();
  const { register, handleSubmit, setError, formState } = useForm({ resolver: zodResolver(person) });
  const { errors, isSubmitting } = formState;
  const join: SubmitHandler<z.output<typeof person>> = (data) =>
    addUser(data).then(
      () => undefined,
      () => setError('root', { message: 'That did not work. Please try again.' }),
    );
  if (user) return <p>You are number {user.list_position}.</p>;
  // Before hydration the browser sends it: as a POST, so that the address does not end up in the URL.
  return (
    <form method="post" onSubmit={(event) => void handleSubmit(join)(event)} noValidate>
      <label>
        E-mail <input {...register('email')} type="email" aria-invalid={!!errors.email} />
      </label>
      <label>
        First name <input {...register('first_name')} aria-invalid={!!errors.first_name} />
      </label>
      <button type="submit" disabled={isSubmitting}>
        Join
      </button>
      <p role="alert">{errors.email?.message ?? errors.first_name?.message ?? errors.root?.message}</p>
    </form>
  );
}
