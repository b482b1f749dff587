'use client';

import {
  ListPosition,
  PrefineryElements,
  ReferralLink,
  ReferralStats,
  RewardProgress,
  ShareButtons,
} from '@prefinery-kit/react';
import { prefineryElements } from './prefinery-elements';

interface ReferralDashboardProps {
  /** The rewards of your campaign, and how many friends each of them takes. */
  thresholds?: readonly { referrals: number; reward: string }[];
}

const card = 'rounded-xl border border-border bg-card p-6 text-card-foreground shadow-sm';

/** What a user of your waitlist sees of their referrals: place, numbers, link, ways to share, and rewards. */
export function ReferralDashboard({ thresholds }: ReferralDashboardProps) {
  return (
    <PrefineryElements render={prefineryElements}>
      <div className="grid gap-4 text-foreground md:grid-cols-2">
        <ListPosition
          className={`${card} flex flex-col gap-1`}
          render={{
            label: <span className="text-sm text-muted-foreground" />,
            value: <strong className="block text-4xl font-semibold tabular-nums" />,
            detail: <p className="text-sm text-muted-foreground" />,
          }}
        />
        <ReferralStats
          className={card}
          render={{
            list: <dl className="grid grid-cols-2 gap-4" />,
            label: <dt className="text-sm text-muted-foreground" />,
            value: <dd className="text-2xl font-semibold tabular-nums" />,
          }}
        />
        <section className={`${card} flex flex-col gap-6 md:col-span-2`}>
          <ReferralLink
            className="flex flex-col items-start gap-3"
            render={{
              field: <div className="w-full" />,
              label: <label className="mb-2 block text-sm font-medium" />,
            }}
          />
          <ShareButtons render={{ list: <ul className="flex list-none flex-wrap gap-2 p-0" /> }} />
        </section>
        {thresholds && (
          <RewardProgress
            thresholds={thresholds}
            className={`${card} flex flex-col gap-3 md:col-span-2`}
            render={{
              label: <span className="text-sm font-medium" />,
              detail: <p className="text-sm text-muted-foreground" />,
              list: <ol className="grid list-none gap-2 p-0 text-sm" />,
              item: (
                <li className="flex items-center gap-2 text-muted-foreground data-[state=reached]:text-foreground [&>svg]:hidden [&[data-state=reached]>svg]:block" />
              ),
            }}
          />
        )}
      </div>
    </PrefineryElements>
  );
}
