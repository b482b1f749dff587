'use client';
import { forwardRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useShare, type UseShareOptions } from './useShare.ts';
import type { ShareNetwork } from './networks.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, resolveText, useTexts } from '../foundation/texts.ts';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';
import { networkIcon } from './internal/networkIcon.tsx';
import { shareButtonsEnglish, type ShareButtonsTexts } from './texts.ts';
import { refuseUnknown } from '../foundation/internal/refuseUnknown.ts';

export interface ShareButtonsProps extends VisitorPartProps, Pick<UseShareOptions, 'base' | 'tags'> {
  /**
   * The networks, in order. `system` is the share sheet of the visitor's device: it is left out if there is none.
   *
   * @defaultValue all of them, `system` first
   */
  networks?: readonly ShareNetwork[] | undefined;
  /** Your own texts for the part. */
  texts?: OwnTexts<ShareButtonsTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'ShareButtons'> | undefined;
}

const all: readonly ShareNetwork[] = [
  'system',
  'x',
  'facebook',
  'linkedin',
  'whatsapp',
  'telegram',
  'reddit',
  'email',
  'sms',
];

/**
 * Ways to share the referral link of the current user: the share sheet of their device, and plain links to networks,
 * each tagged with its name. Nothing is loaded from a network, and no network learns of a visit before a click.
 *
 * @example
 * ```tsx
 * <ShareButtons
 *   networks={['system', 'whatsapp', 'email']}
 *   texts={{ message: 'Tea that finds you. Join with me:', title: 'Tea?' }}
 * />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ShareButtons = forwardRef<HTMLDivElement, ShareButtonsProps>(function ShareButtons(
  { networks = all, base, tags, texts, render, ...props },
  ref,
) {
  useKit('ShareButtons');
  if (process.env.NODE_ENV !== 'production') refuseUnknown('ShareButtons', 'networks', networks, all);
  const text = useTexts('shareButtons', shareButtonsEnglish, texts);
  const draw = useElements('ShareButtons', render);
  const { canShare, share, shareError, linkProps, ...referral } = useShare({
    message: text.message,
    title: text.title,
    base,
    tags,
  });
  return (
    <VisitorPart {...props} ref={ref} part="share-buttons" draw={draw} visitor={referral} text={text}>
      {draw(
        'list',
        <ul aria-label={text.label}>
          {networks.map((network) => {
            const content = (
              <>
                {draw('icon', networkIcon(network), network)} <span>{text.name[network]}</span>
              </>
            );
            if (network !== 'system')
              return draw(
                'item',
                <li key={network}>
                  {/* A placeholder, without an address and a name. */}
                  {draw(
                    'link',
                    <a {...linkProps(network)} aria-label={referral.link ? text.action[network] : undefined}>
                      {content}
                    </a>,
                    network,
                  )}
                </li>,
                network,
              );
            return (
              canShare &&
              draw(
                'item',
                <li key={network}>
                  {draw(
                    'button',
                    <button
                      type="button"
                      aria-label={text.action[network]}
                      aria-disabled={!referral.link}
                      onClick={(event) => void share(event.currentTarget)}
                    >
                      {content}
                    </button>,
                    network,
                  )}
                </li>,
                network,
              )
            );
          })}
        </ul>,
      )}
      {draw('message', <p role="alert">{shareError && resolveText(text.shareError, shareError)}</p>)}
    </VisitorPart>
  );
});
