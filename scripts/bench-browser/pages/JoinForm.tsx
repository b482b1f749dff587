// The signup form of the pages without the kit.
import type { FormEvent, RefObject } from 'react';

interface JoinFormProps {
  isReady: boolean;
  isPending?: boolean;
  /** The user who has joined. */
  user: Joined | undefined;
  onJoin: (email: unknown) => void;
  /** Given if the fields give way to the message. For the element of the message. */
  messageRef?: RefObject<HTMLParagraphElement | null>;
}

/** What the pages show of a user. */
export interface Joined {
  list_position: number;
}

export function JoinForm({ isReady, isPending = false, user, onJoin, messageRef }: JoinFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onJoin(new FormData(event.currentTarget).get('email'));
  };
  return (
    <form onSubmit={submit} data-ready={isReady} aria-busy={isPending}>
      {!(messageRef && user) && (
        <div>
          <input name="email" type="email" required />
          <button type="submit" disabled={isPending}>
            {isPending ? 'Joining…' : 'Join'}
          </button>
        </div>
      )}
      <p role="status" tabIndex={-1} ref={messageRef}>
        {user && `You are number ${user.list_position}.`}
      </p>
    </form>
  );
}
