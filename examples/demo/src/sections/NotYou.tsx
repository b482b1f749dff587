import { useLogoutUser, useUser } from '@prefinery-kit/react';

/** For whoever is not the person who is known here. Afterwards the form is back. */
export function NotYou() {
  const { data: user } = useUser();
  const { mutate: logOut, isPending, isError } = useLogoutUser();
  if (!user) return null;
  return (
    <div className="not-you">
      <p role="alert">{isError && 'That did not work. Please try again.'}</p>
      <button type="button" aria-disabled={isPending} onClick={() => isPending || logOut()}>
        {isPending ? 'One moment…' : 'Not you?'}
      </button>
    </div>
  );
}
