'use client';
import type { Consent } from '@prefinery-kit/core';
import { conceal } from '@prefinery-kit/core/devtools';
import type { ReactNode } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { wall } from './format.ts';
import { Json } from './Json.tsx';
import { nameUser } from './nameUser.ts';
import { useAnotherVisitor } from './useAnotherVisitor.ts';
import { useCachedUser } from './useCachedUser.ts';

interface VisitorViewProps {
  kit: Kit;
  consent: Consent;
  isSandbox: boolean;
}

/** The current user as the kit knows them, and where that comes from. */
export function VisitorView({ kit, consent, isSandbox }: VisitorViewProps): ReactNode {
  const state = useCachedUser(kit);
  const { identity } = kit.client.session.state;
  return (
    <>
      {isSandbox && <AnotherVisitor kit={kit} />}
      <section aria-label="Cached user">
        <h3>
          Cached user
          {state?.dataUpdatedAt ? <span className="aside">read {wall(state.dataUpdatedAt)}</span> : null}
        </h3>
        {state?.data ? <Json value={state.data} /> : <p className="empty">{sentence(nameUser(state))}</p>}
      </section>
      <section aria-label="Identity">
        <h3>Identity</h3>
        {identity ? <Json value={conceal(identity)} /> : <p className="empty">The app vouches for nobody.</p>}
      </section>
      <section aria-label="Consent">
        <h3>Consent</h3>
        <p className="empty">{sentence(consent)}</p>
      </section>
    </>
  );
}

function AnotherVisitor({ kit }: { kit: Kit }): ReactNode {
  const { forget, isForgotten } = useAnotherVisitor(kit);
  return (
    <section className="act" aria-label="Another visitor">
      <button type="button" onClick={forget}>
        Become another visitor
      </button>
      <p role="status">
        {isForgotten
          ? 'Done: session, referrer and impression are forgotten. Parts with a state of their own, such as a form that says thank you, keep it until the page is loaded again.'
          : 'Forgets session, referrer, impression and everything cached.'}
      </p>
    </section>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
