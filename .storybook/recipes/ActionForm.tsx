import { useSignupAction } from '@prefinery-kit/react';
import { useActionState } from 'react';

export function ActionForm() {
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
      <button type="submit" disabled={isPending}>
        {isPending ? 'Joining…' : 'Join'}
      </button>
      <p role="alert">{state?.error && 'That did not work. Please try again.'}</p>
    </form>
  );
}
