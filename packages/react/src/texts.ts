'use client';
import { createContext, useContext } from 'react';

/** What `PrefineryTexts` hands to every part below it. */
interface Language {
  /** BCP 47 tag, such as `de`. */
  locale: string;
  /** The texts of each part, by the part's name. */
  parts: Readonly<Record<string, object>>;
}

/** Without `PrefineryTexts` every part has the English that stands in its own file, so an app pays only for parts it uses. */
export const LanguageContext = createContext<Language>({ locale: 'en', parts: {} });

/** The texts of a part: its own English, in their place the language's, in their place those of its `texts` prop. */
export function useTexts<T extends object>(part: string, english: T, own: Partial<T> | undefined): T {
  return { ...english, ...useContext(LanguageContext).parts[part], ...own };
}
