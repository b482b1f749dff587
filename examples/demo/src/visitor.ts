import { type User, useFreshUser } from '@prefinery-kit/react';
import { useEffect, useState } from 'react';

/** How long the skeleton is shown while the user is pending, in ms. Then the form is shown. */
const PATIENCE = 1500;

/** How often the user is refetched while the page is visible, in ms. */
const FRESH = 5000;

/** The visitor of the page. */
interface Visitor {
  /** `null` for an anonymous visitor, `undefined` while pending. */
  user: User | null | undefined;
  /** Whether to show a skeleton. */
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
