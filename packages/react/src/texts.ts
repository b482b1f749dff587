'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { inMixed } from './slot.tsx';

/** What has texts. A name that is not among them has no translation, and does not compile. */
export type TextedPart =
  | 'alreadyJoined'
  | 'authenticated'
  | 'embeddedReferralPage'
  | 'failure'
  | 'hostedForm'
  | 'leaderboard'
  | 'listPosition'
  | 'news'
  | 'referralLink'
  | 'referralPagePopup'
  | 'referralQrCode'
  | 'referralStats'
  | 'rewardProgress'
  | 'rewards'
  | 'shareButtons'
  | 'signupForm';

/** The texts of each part, by the part's name. */
type PartTexts = Readonly<Partial<Record<TextedPart, object | undefined>>>;

/** What `PrefineryTexts` hands to every part below it. */
interface Language {
  /** BCP 47 tag, such as `de`. */
  locale: string;
  parts: PartTexts;
}

/** Without `PrefineryTexts` every part has the English that stands in its own file, so an app pays only for parts it uses. */
export const LanguageContext = createContext<Language>({ locale: 'en', parts: {} });

/**
 * The texts of a part: its own English, in their place the language's, in their place those of its `texts` prop. With
 * them comes the `locale` in which texts write their numbers.
 */
export function useTexts<T extends object>(part: TextedPart, english: T, own?: Partial<T>): T & { locale: string } {
  const { locale, parts } = useContext(LanguageContext);
  return { ...withElements(merge(merge(english, parts[part]), own)), locale };
}

const isSaying = (text: unknown): text is (...about: unknown[]) => ReactNode => typeof text === 'function';

/** Bare texts in the lists and fragments that an app may give as a text have elements of their own, see `inElements`. */
function withElements<T extends object>(texts: T): T {
  const safe = Object.entries(texts).map(([name, text]: [string, ReactNode]): [string, unknown] => [
    name,
    isSaying(text) ? (...about: unknown[]) => inMixed(text(...about)) : inMixed(text),
  ]);
  return { ...texts, ...Object.fromEntries<unknown>(safe) };
}

/** The texts of `own` over those of `around`, part by part. */
export function mergeParts(around: PartTexts, own: PartTexts): PartTexts {
  const merged: Record<string, object | undefined> = { ...around };
  for (const [part, texts] of Object.entries(own)) merged[part] = merge(merged[part] ?? {}, texts);
  return merged;
}

/** What `own` says in place of what `base` says. What is `undefined` is left out. */
function merge<T extends object>(base: T, own: object | undefined): T {
  return { ...base, ...Object.fromEntries(Object.entries(own ?? {}).filter(([, value]) => value !== undefined)) };
}
