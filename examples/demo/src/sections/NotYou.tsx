import { useLogoutUser } from '@prefinery-kit/react';

/** Logs out, for a visitor who is not the user of the session. The form is shown again then. */
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
