'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { english } from './english.ts';
import type { PartTexts } from './partTexts.ts';

/**
 * The texts of a part in the current language, for a part of your own: English, or those of the `PrefineryTexts` above,
 * overridden by `texts`. Some texts are functions, as the type says; they take numbers and a format for them.
 *
 * It needs no provider. It brings the English texts of all parts into your bundle.
 *
 * @example
 * ```tsx
 * const { link } = useReferralLink();
 * const { label, copy, copied } = usePartTexts('referralLink');
 * const { status, fieldProps, buttonProps, statusProps } = useCopy(link);
 * return (
 *   <label>
 *     {label} <input {...fieldProps} /> <button {...buttonProps}>{copy}</button>
 *     <output {...statusProps}>{status === 'success' && copied}</output>
 *   </label>
 * );
 * ```
 *
 * @param part the name of the part as in `PrefineryTexts`, such as `referralLink`
 * @param texts your own texts; those that you leave out stay
 * @throws `PrefineryError` with code `invalid_options` in development, for a part that does not exist.
 */
export function usePartTexts<Part extends keyof PartTexts>(
  part: Part,
  texts?: OwnTexts<PartTexts[Part]>,
): PartTexts[Part] {
  if (process.env.NODE_ENV !== 'production' && !Object.hasOwn(english, part)) {
    const about = `part is "${part}". Give one of ${Object.keys(english).join(', ')}.`;
    throw new PrefineryError('invalid_options', { command: 'usePartTexts', about });
  }
  return useTexts<PartTexts[Part]>(part, english[part], texts);
}
