'use client';
import { forwardRef, type ReactNode, useId } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { type RewardThreshold, useRewardProgress, type UseRewardProgressOptions } from './useRewardProgress.ts';
import { wrapMixedTexts } from '../foundation/internal/wrapTexts.tsx';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, resolveText, useFormatNumber, useTexts } from '../foundation/texts.ts';
import { ChangeAnnouncement } from './ChangeAnnouncement.tsx';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';
import { rewardProgressEnglish, type RewardProgressTexts } from './texts.ts';

type Threshold = RewardThreshold<ReactNode>;

/** A `<div>`'s props, and the slots of a part about the current user. */
export interface RewardProgressProps extends VisitorPartProps, UseRewardProgressOptions<Threshold> {
  /** Your own texts for the part. */
  texts?: OwnTexts<RewardProgressTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'RewardProgress'> | undefined;
}

/**
 * The current user's progress to rewards: which are reached, and which is next. The thresholds are yours, and the
 * campaign's own rules decide what is really earned: see `useRewardProgress`. Without a threshold it draws nothing.
 *
 * @example
 * ```tsx
 * <RewardProgress
 *   thresholds={[
 *     { referrals: 3, reward: 'A month free' },
 *     { referrals: 10, reward: 'A year free' },
 *   ]}
 * />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const RewardProgress = forwardRef<HTMLDivElement, RewardProgressProps>(function RewardProgress(
  { thresholds: given, texts, render, ...props },
  ref,
) {
  useKit('RewardProgress');
  const text = useTexts('rewardProgress', rewardProgressEnglish, texts);
  const draw = useElements('RewardProgress', render);
  const id = useId();
  const format = useFormatNumber();
  const progress = useRewardProgress({ thresholds: given });
  const { user, thresholds, progressProps, next, remaining, reached } = progress;
  if (thresholds.length === 0) return null;
  return (
    <VisitorPart {...props} ref={ref} part="reward-progress" draw={draw} visitor={progress} text={text}>
      {draw('label', <label htmlFor={id}>{text.label}</label>)}
      {draw('progress', <progress {...progressProps} id={id} />)}
      {draw(
        'detail',
        <p data-prefinery="detail">
          {user ? (next ? resolveText(text.next, remaining, next, format) : text.done) : '\u00A0'}
        </p>,
      )}
      {draw(
        'list',
        <ol>
          {thresholds.map((threshold, index) => {
            const isReached = index < reached.length;
            const isNext = user && threshold === next;
            return draw(
              'item',
              <li key={threshold.referrals} data-state={isReached ? 'reached' : isNext ? 'next' : 'ahead'}>
                {draw(
                  'icon',
                  <svg
                    viewBox="0 0 16 16"
                    {...(isReached ? { role: 'img', 'aria-label': text.reached } : { 'aria-hidden': true })}
                  >
                    <path d="M3.5 8.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />
                  </svg>,
                  threshold.referrals,
                )}
                <span>{wrapMixedTexts(threshold.reward)}</span>{' '}
                <span>{resolveText(text.takes, threshold.referrals, format)}</span>
              </li>,
              threshold.referrals,
            );
          })}
        </ol>,
      )}
      <ChangeAnnouncement user={user} />
    </VisitorPart>
  );
});
