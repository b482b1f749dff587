'use client';
import { type ReactNode, useContext, useMemo } from 'react';
import type { PartTexts, PrefineryLanguage } from './partTexts.ts';
import { numberFormat } from '../foundation/numbers.ts';
import { LanguageContext, mergeTexts, type OwnTexts } from '../foundation/texts.ts';

export interface PrefineryTextsProps {
  children?: ReactNode;
  /**
   * A language, such as those of `@prefinery-kit/react/locales`. It may change at any time.
   *
   * @defaultValue that of an outer `PrefineryTexts`, or English
   */
  language?: PrefineryLanguage | undefined;
  /** BCP 47 tag for number formats, with hyphens, such as `de-CH`. Others are written as in English. @defaultValue that of the language */
  locale?: string | undefined;
  /** Your own texts for some parts. They override those of the language, and of an outer `PrefineryTexts`. */
  texts?: { [Part in keyof PartTexts]?: OwnTexts<PartTexts[Part]> | undefined } | undefined;
}

/**
 * The texts of the components below. Without it they are English. A nested one replaces only the texts that it names. A
 * component's own `texts` prop still wins.
 *
 * @example
 * ```tsx
 * import { de } from '@prefinery-kit/react/locales';
 *
 * <PrefineryTexts language={de} texts={{ signupForm: { submit: 'Dabei sein' } }}>
 *   <SignupForm />
 * </PrefineryTexts>;
 * ```
 */
export function PrefineryTexts({ children, language, locale: own, texts }: PrefineryTextsProps): ReactNode {
  const outer = useContext(LanguageContext);
  const locale = own ?? language?.locale ?? outer.locale;
  const format = useMemo(() => numberFormat(locale), [locale]);
  const value = useMemo(
    () => ({ locale, format, parts: mergeTexts(mergeTexts(outer.parts, language?.texts), texts) }),
    [outer, language, locale, format, texts],
  );
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}
