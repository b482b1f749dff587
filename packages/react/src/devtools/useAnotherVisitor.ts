'use client';
import { forgetLanding, forgetVisitor } from '@prefinery-kit/core/devtools';
import { useState } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { allQueries } from '../foundation/internal/queries.ts';

/** Makes this browser a new visitor of the sandbox: its cookies, the landing and the kit's cache are empty, and what is shown is read anew. */
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
