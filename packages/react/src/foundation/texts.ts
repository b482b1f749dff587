'use client';
import { createContext, isValidElement, type ReactNode, useContext } from 'react';
import { type FormatNumber, numberFormat } from './numbers.ts';
import { inMixed } from './internal/slot.tsx';

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
  | 'referralPageDialog'
  | 'referralQrCode'
  | 'referralStats'
  | 'rewardProgress'
  | 'rewards'
  | 'shareButtons'
  | 'signupForm';

/** A text, or a function that makes it of what it is about. A component of a server hands on texts; functions stay in the browser. */
export type TextOf<Args extends unknown[], Said = ReactNode> = Said | ((...args: Args) => Said);

type OwnText<T> = T extends ReactNode | ((...args: never[]) => unknown) ? T : Partial<T>;

/** Your own words for some texts of a part. What is left out, or `undefined`, stays as it is; so does the rest of a table of texts. */
export type OwnTexts<T> = { [Name in keyof T]?: OwnText<T[Name]> | undefined };

/** The texts of each part, by the part's name. */
type TextsByPart = Readonly<Partial<Record<TextedPart, object | undefined>>>;

/** What `PrefineryTexts` hands to every part below it. */
interface Language {
  /** BCP 47 tag, such as `de`. */
  locale: string;
  format: FormatNumber;
  parts: TextsByPart;
}

/** Without `PrefineryTexts` every part has the English that stands in its own file, so an app pays only for parts it uses. */
export const LanguageContext = createContext<Language>({ locale: 'en', format: numberFormat('en'), parts: {} });

/** The texts of a part: its own English, in their place the language's, in their place those of its `texts` prop. */
export function useTexts<T extends object>(part: TextedPart, english: T, own?: OwnTexts<T>): T {
  const { parts } = useContext(LanguageContext);
  return withElements(mergeTexts(mergeTexts(english, parts[part]), own));
}

/** Bare texts in the lists and fragments that an app may give as a text have elements of their own, see `inElements`. */
function withElements<T extends object>(texts: T): T {
  const safe = Object.entries(texts).map(([name, text]: [string, ReactNode]): [string, unknown] => [
    name,
    safeText(text),
  ]);
  return { ...texts, ...Object.fromEntries<unknown>(safe) };
}

function safeText(text: ReactNode): unknown {
  if (isSaying(text)) return (...about: unknown[]) => inMixed(text(...about));
  return isTable(text) ? withElements(text) : inMixed(text);
}

const isSaying = (text: unknown): text is (...about: unknown[]) => ReactNode => typeof text === 'function';

/** How the language writes numbers. */
export const useFormatNumber = (): FormatNumber => useContext(LanguageContext).format;

/** What a text says. */
export const say = <Args extends unknown[], Said extends ReactNode>(text: TextOf<Args, Said>, ...args: Args): Said =>
  isFunction(text) ? text(...args) : text;

const isFunction = <Args extends unknown[], Said>(text: TextOf<Args, Said>): text is (...args: Args) => Said =>
  typeof text === 'function';

const isTable = (text: unknown): text is object => text?.constructor === Object && !isValidElement(text);

/** The texts of `own` in place of those of `base`. Tables of texts are merged, and what is `undefined` is left out. */
export function mergeTexts<T extends object>(base: T, own: object | undefined): T {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [name, text] of Object.entries(own ?? {})) {
    const before = merged[name];
    if (text !== undefined) merged[name] = isTable(before) && isTable(text) ? mergeTexts(before, text) : text;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has all that `base` has.
  return merged as T;
}
