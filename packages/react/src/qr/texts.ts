import type { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import type { TextOf } from '../foundation/texts.ts';
import type { QrCodeFormat } from './useQrCode.ts';

/** Every text of the part. */
export interface ReferralQrCodeTexts {
  /** The accessible name of the image. @defaultValue `'QR code of your referral link'` */
  label: string;
  /** @defaultValue `'Save as SVG'` and `'Save as PNG'` */
  save: Readonly<Record<QrCodeFormat, string>>;
  /** The message if it could not be saved. */
  saveError: TextOf<[error: PrefineryError]>;
  /** The message for an anonymous visitor. */
  empty: ReactNode;
  /** @defaultValue `'We could not look up your link.'` */
  error: TextOf<[error: PrefineryError]>;
}

export const referralQrCodeEnglish: ReferralQrCodeTexts = {
  label: 'QR code of your referral link',
  save: { png: 'Save as PNG', svg: 'Save as SVG' },
  saveError: 'Your browser could not save the picture.',
  empty: 'Join first to get a QR code that leads to your own link.',
  error: 'We could not look up your link.',
};
