'use client';
import { createContext, useContext } from 'react';
import type { Texts } from './PrefineryTexts.tsx';

/** What `PrefineryTexts` hands to every part below it. */
interface Language {
  /** BCP 47 tag, such as `de`. */
  locale: string;
  /** The texts of each part, by the part's name. */
  parts: Readonly<Record<string, object>>;
}

/** Without `PrefineryTexts` every part has the English that stands in its own file, so an app pays only for parts it uses. */
export const LanguageContext = createContext<Language>({ locale: 'en', parts: {} });

/**
 * The texts of a part: its own English, in their place the language's, in their place those of its `texts` prop. With
 * them comes the `locale` in which texts write their numbers.
 */
export function useTexts<Part extends Exclude<keyof Texts, 'locale'>>(
  part: Part,
  english: Texts[Part],
  own?: Partial<Texts[Part]>,
): Texts[Part] & { locale: string } {
  const { locale, parts } = useContext(LanguageContext);
  return { ...english, ...parts[part], ...own, locale };
}
