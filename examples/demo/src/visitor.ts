import { type User, useScript, useUser } from '@prefinery-kit/react';
import { useEffect, useState, useTransition } from 'react';

/** After so long, in ms, a visitor gets the form without waiting to hear who they are. */
const PATIENCE = 1500;

/** Who looks at the page, as far as that can be told. */
export interface Visitor {
  /** Absent while nobody is known. */
  user: User | null | undefined;
  /** Whether it is too early to tell. */
  isLoading: boolean;
  /** Whether the list is out of reach. */
  isBlocked: boolean;
  isRetrying: boolean;
  retry: () => void;
}

export function useVisitor(): Visitor {
  const { data: user, isPending, refetch } = useUser();
  const { state } = useScript();
  const [isRetrying, startRetry] = useTransition();
  const isLate = useLate(PATIENCE);
  return {
    user,
    isLoading: isPending && !isLate,
    isBlocked: state === 'failed' || isRetrying,
    isRetrying,
    // Asking again loads the script again; the transition lasts until both are done.
    retry: () =>
      startRetry(async () => {
        await refetch();
      }),
  };
}

function useLate(delay: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return isLate;
}
