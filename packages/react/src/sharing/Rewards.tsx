'use client';
import type { Reward } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { ownValue } from '../foundation/internal/ownValue.ts';
import { wrapMixedTexts } from '../foundation/internal/wrapTexts.tsx';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { rewardsEnglish, type RewardsTexts } from './texts.ts';

export interface RewardsProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What `useTriggerRewards` returned; `undefined` before. */
  rewards: readonly Reward[] | undefined;
  /** Your own texts for the part. */
  texts?: OwnTexts<RewardsTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'Rewards'> | undefined;
}

/** The service promises a text here. React cannot render an object, and one invalid reward must not hide the others. */
const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/**
 * The rewards that an event has earned, as `useTriggerRewards` returns them. Most belong to the referrer of the
 * visitor: each shows the role in which it was earned. The vendor's browser API has no command for rewards that were
 * earned before.
 *
 * It needs no script, and no provider. New rewards are announced politely.
 *
 * @example
 * ```tsx
 * const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
 * return <Rewards rewards={rewards} />;
 * ```
 */
export const Rewards = forwardRef<HTMLDivElement, RewardsProps>(function Rewards(
  { rewards, texts, render, ...props },
  ref,
) {
  const draw = useElements('Rewards', render);
  const text = useTexts('rewards', rewardsEnglish, texts);
  return draw(
    'root',
    <div
      data-prefinery="rewards"
      aria-live="polite"
      {...props}
      ref={ref}
      data-state={rewards?.length ? 'success' : 'empty'}
    >
      {rewards?.length
        ? draw(
            'list',
            <ul>
              {rewards.map(({ descriptor, earned_at, name, status, type, user_id, user_role }, index) =>
                draw(
                  'item',
                  <li
                    key={[descriptor, user_id, user_role, earned_at, index].map(plain).join()}
                    data-state={plain(status)}
                  >
                    <bdi>{plain(name)}</bdi> <span>{wrapMixedTexts(ownValue(text.status, plain(status)))}</span>{' '}
                    <small>
                      <span>{wrapMixedTexts(ownValue(text.role, plain(user_role)))}</span> ·{' '}
                      <span>{wrapMixedTexts(ownValue(text.type, plain(type)))}</span>
                    </small>
                  </li>,
                  index,
                ),
              )}
            </ul>,
          )
        : draw('message', <p>{text.empty}</p>)}
    </div>,
  );
});
