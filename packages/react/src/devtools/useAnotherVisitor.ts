'use client';
import { forgetLanding, forgetVisitor } from '@prefinery-kit/core/devtools';
import { useState } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { allQueries } from '../foundation/internal/queries.ts';

/**
 * Makes this browser a new visitor of the sandbox: it clears its cookies, the landing data and the kit's cache, and
 * components read again.
 */
export function useAnotherVisitor(kit: Kit): { forget: () => void; isForgotten: boolean } {
  const [isForgotten, setForgotten] = useState(false);
  return {
    isForgotten,
    forget: () => {
      forgetVisitor();
      forgetLanding(kit.client);
      kit.client.session.forget();
      void kit.queryClient.resetQueries(allQueries(kit.client));
      setForgotten(true);
    },
  };
}
