'use client';
import { forwardRef } from 'react';
import type { ReferralFigure } from './useFigure.ts';
import { useKit } from '../foundation/internal/context.ts';
import { useVisitor } from '../visitor/useVisitor.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { Figure } from './internal/Figure.tsx';
import { ChangeAnnouncement } from './ChangeAnnouncement.tsx';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';
import { referralStatsEnglish, type ReferralStatsTexts } from './texts.ts';
import { refuseUnknown } from '../foundation/internal/refuseUnknown.ts';

/** A `<div>`'s props, and the slots of a part about the current user. */
export interface ReferralStatsProps extends VisitorPartProps {
  /** Which figures to show, in this order. @defaultValue `['referrals', 'shares', 'list_behind']` */
  figures?: readonly ReferralFigure[] | undefined;
  /** Your own texts for the part. */
  texts?: OwnTexts<ReferralStatsTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'ReferralStats'> | undefined;
}

const usual: readonly ReferralFigure[] = ['referrals', 'shares', 'list_behind'];

/**
 * Figures about the current user's link, as a list. A share is a visit by the link, a referral is a signup after it;
 * with double opt-in it counts once both users have confirmed.
 *
 * @example
 * ```tsx
 * <ReferralStats figures={['referrals', 'list_position']} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ReferralStats = forwardRef<HTMLDivElement, ReferralStatsProps>(function ReferralStats(
  { figures = usual, texts, render, ...props },
  ref,
) {
  const text = useTexts('referralStats', referralStatsEnglish, texts);
  const draw = useElements('ReferralStats', render);
  useKit('ReferralStats');
  if (process.env.NODE_ENV !== 'production')
    refuseUnknown(
      'ReferralStats',
      'figures',
      figures,
      Object.keys(referralStatsEnglish).filter((name) => name !== 'error'),
    );
  const visitor = useVisitor();
  return (
    <VisitorPart {...props} ref={ref} part="referral-stats" draw={draw} visitor={visitor} text={text}>
      {draw(
        'list',
        <dl>
          {figures.map((figure) =>
            draw(
              'item',
              <div key={figure}>
                {draw('label', <dt>{text[figure]}</dt>, figure)}
                {draw(
                  'value',
                  <dd>
                    <Figure user={visitor.user} name={figure} />
                  </dd>,
                  figure,
                )}
              </div>,
              figure,
            ),
          )}
        </dl>,
      )}
      <ChangeAnnouncement user={visitor.user} />
    </VisitorPart>
  );
});
