import { useEffect, useState } from 'react';
import { addSnippet, raw } from './vendor.ts';

/** Loads the vendor's script without the kit. Returns whether it has answered who the visitor is. */
export function useReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    addSnippet();
    // As the kit's form does: for a visitor who is counted, the service does more when they join.
    raw('recordFormImpression');
    raw('getUser', () => setReady(true));
  }, []);
  return isReady;
}
