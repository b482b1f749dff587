'use client';

import {
  Anonymous,
  Authenticated,
  ListPosition,
  PrefineryElements,
  ReferralLink,
  SignupForm,
} from '@prefinery-kit/react';
import type { ReactNode } from 'react';
import { prefineryElements } from './prefinery-elements';

interface WaitlistPageProps {
  title?: ReactNode;
  description?: ReactNode;
}

/** A page on which visitors join your waitlist, and users see their place and copy their link. */
export function WaitlistPage({
  title = 'Something new is on its way',
  description = 'Join the waitlist, invite your friends, and be among the first to try it.',
}: WaitlistPageProps) {
  return (
    <main className="flex min-h-svh flex-col items-center justify-center gap-8 bg-background px-4 py-16 text-foreground">
      <header className="flex max-w-xl flex-col gap-3 text-center">
        <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-5xl">{title}</h1>
        <p className="text-lg text-balance text-muted-foreground">{description}</p>
      </header>
      <section className="min-h-44 w-full max-w-md rounded-xl border border-border bg-card p-6 text-card-foreground shadow-sm">
        <PrefineryElements render={prefineryElements}>
          <Anonymous>
            <SignupForm
              className="flex flex-col gap-4"
              render={{
                field: <div className="flex flex-col gap-2" />,
                label: <label className="text-sm font-medium" />,
              }}
            />
          </Anonymous>
          <Authenticated>
            <div className="flex flex-col gap-6">
              <ListPosition
                className="flex flex-col gap-1"
                render={{
                  label: <span className="text-sm text-muted-foreground" />,
                  value: <strong className="block text-4xl font-semibold tabular-nums" />,
                  detail: <p className="text-sm text-muted-foreground" />,
                }}
              />
              <ReferralLink
                className="flex flex-col gap-3"
                render={{ label: <label className="mb-2 block text-sm font-medium" /> }}
              />
            </div>
          </Authenticated>
        </PrefineryElements>
      </section>
    </main>
  );
}
