'use client';

import { Leaderboard, PrefineryElements } from '@prefinery-kit/react';
import type { ReactNode } from 'react';
import { prefineryElements } from './prefinery-elements';

interface LeaderboardSectionProps {
  title?: ReactNode;
  description?: ReactNode;
}

/** The ten leading people, with the visitor among or below them. The table itself is the vendor's page, in colors of its own. */
export function LeaderboardSection({
  title = 'Who has invited most',
  description = 'Friends who join by your link move you up.',
}: LeaderboardSectionProps) {
  return (
    <section className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-16 text-foreground">
      <header className="flex flex-col gap-2">
        <h2 className="text-2xl font-semibold tracking-tight">{title}</h2>
        <p className="text-muted-foreground">{description}</p>
      </header>
      <PrefineryElements render={prefineryElements}>
        <Leaderboard className="overflow-hidden rounded-xl border border-border bg-card p-2" />
      </PrefineryElements>
    </section>
  );
}
