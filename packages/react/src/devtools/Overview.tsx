'use client';
import type { ReactNode } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { nameUser } from './nameUser.ts';
import { useCachedUser } from './useCachedUser.ts';
import type { Traffic } from './useTraffic.ts';

interface OverviewProps {
  kit: Kit;
  traffic: Traffic;
  isSandbox: boolean;
}

const moods: Record<string, string> = {
  ready: 'good',
  granted: 'good',
  loading: 'busy',
  pending: 'busy',
  failed: 'bad',
  denied: 'bad',
};

/** Script, consent and visitor in one line. */
export function Overview({ kit, traffic, isSandbox }: OverviewProps): ReactNode {
  const { script, consent } = traffic;
  const { host } = new URL(kit.client.scriptUrl, document.baseURI);
  return (
    <dl className="overview">
      <div>
        <dt>Script</dt>
        <dd data-mood={moods[script]}>{script}</dd>
        <dd className="aside" title={kit.client.scriptUrl}>
          {isSandbox ? 'sandbox' : host}
        </dd>
      </div>
      <div>
        <dt>Consent</dt>
        <dd data-mood={moods[consent]}>{consent}</dd>
      </div>
      <div>
        <dt>Visitor</dt>
        <dd>{nameUser(useCachedUser(kit))}</dd>
      </div>
    </dl>
  );
}
