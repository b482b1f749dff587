import { useLogoutUser } from '@prefinery-kit/react';

/** For whoever is not the person who is known here. Afterwards the form is back. */
export function NotYou() {
  const { mutate: logOut, isPending, isError } = useLogoutUser();
  return (
    <div className="not-you">
      <p role="alert">{isError && 'That did not work. Please try again.'}</p>
      <button type="button" aria-disabled={isPending} onClick={() => isPending || logOut()}>
        {isPending ? 'One moment…' : 'Not you?'}
      </button>
    </div>
  );
}
