import { type User, useFreshUser } from '@prefinery-kit/react';
import { useEffect, useState } from 'react';

/** After so long, in ms, a visitor gets the form without waiting to hear who they are. */
const PATIENCE = 1500;

/** How often their numbers are read again while the page is in view, in ms. */
const FRESH = 5000;

/** Who looks at the page, as far as that can be told. */
interface Visitor {
  /** Absent while nobody is known. */
  user: User | null | undefined;
  /** Whether it is too early to tell. */
  isLoading: boolean;
}

export function useVisitor(): Visitor {
  const { data: user, isPending } = useFreshUser({ interval: FRESH });
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return { user, isLoading: isPending && !isLate };
}
