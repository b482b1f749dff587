'use client';
import { forwardRef, useId } from 'react';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';
import { useKit } from '../foundation/internal/context.ts';
import { useReferralLink, type UseReferralLinkOptions } from '../sharing/useReferralLink.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, resolveText, useTexts } from '../foundation/texts.ts';
import { type QrCodeFormat, useQrCode, type UseQrCodeOptions } from './useQrCode.ts';
import { referralQrCodeEnglish, type ReferralQrCodeTexts } from './texts.ts';
import { refuseUnknown } from '../foundation/internal/refuseUnknown.ts';

export interface ReferralQrCodeProps extends VisitorPartProps, UseReferralLinkOptions, UseQrCodeOptions {
  /** The file types to offer; an empty list leaves the buttons out. @defaultValue `['png', 'svg']` */
  formats?: readonly QrCodeFormat[] | undefined;
  /** Your own texts for the part. */
  texts?: OwnTexts<ReferralQrCodeTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'ReferralQrCode'> | undefined;
}

const both = ['png', 'svg'] as const;

/**
 * The referral link of the current user as a QR code, for a poster, a slide or a counter. It is dark on white also on a
 * dark page: many scanners need that. A short link makes a code that is easier to scan, so it has no tags by default;
 * `network="qr"` adds them.
 *
 * @example
 * ```tsx
 * import { ReferralQrCode } from '@prefinery-kit/react/qr';
 *
 * <ReferralQrCode fileName="invitation" size={2048} />;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`. An `Error` for a link of more than 2,331
 * bytes: no code holds it.
 */
export const ReferralQrCode = forwardRef<HTMLDivElement, ReferralQrCodeProps>(function ReferralQrCode(
  { base, network, tags, fileName, size, formats = both, texts, render, ...props },
  ref,
) {
  useKit('ReferralQrCode');
  if (process.env.NODE_ENV !== 'production') refuseUnknown('ReferralQrCode', 'formats', formats, both);
  const text = useTexts('referralQrCode', referralQrCodeEnglish, texts);
  const draw = useElements('ReferralQrCode', render);
  const titleId = useId();
  const referral = useReferralLink({ base, network, tags });
  const { drawing, error, download } = useQrCode(referral.link, { fileName, size });
  return (
    <VisitorPart {...props} ref={ref} part="referral-qr-code" draw={draw} visitor={referral} text={text}>
      {draw(
        'image',
        drawing ? (
          <svg
            viewBox={`0 0 ${drawing.size} ${drawing.size}`}
            width="224"
            height="224"
            shapeRendering="crispEdges"
            role="img"
            aria-labelledby={titleId}
          >
            <title id={titleId}>{text.label}</title>
            <path fill="#fff" d={`M0 0h${drawing.size}v${drawing.size}H0z`} />
            <path fill="#000" d={drawing.path} />
          </svg>
        ) : (
          <svg width="224" height="224" aria-hidden="true" />
        ),
      )}
      {formats.length > 0 &&
        draw(
          'list',
          <p>
            {formats.map((format) =>
              draw(
                'button',
                <button key={format} type="button" aria-disabled={!drawing} onClick={() => void download(format)}>
                  {text.save[format]}
                </button>,
                format,
              ),
            )}
          </p>,
        )}
      {draw('message', <p role="alert">{error && resolveText(text.saveError, error)}</p>)}
    </VisitorPart>
  );
});
