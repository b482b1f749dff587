'use client';
import { createContext, isValidElement, type ReactNode, useContext, useEffect } from 'react';
import { type FormatNumber, numberFormat } from './numbers.ts';
import { wrapMixedTexts } from './internal/wrapTexts.tsx';

/** The parts that have texts. Any other name does not compile, because languages have no translation for it. */
export type TextedPart =
  | 'alreadyJoined'
  | 'authenticated'
  | 'embeddedReferralPage'
  | 'partFailure'
  | 'hostedForm'
  | 'leaderboard'
  | 'listPosition'
  | 'changeAnnouncement'
  | 'referralLink'
  | 'referralPageDialog'
  | 'referralQrCode'
  | 'referralStats'
  | 'rewardProgress'
  | 'rewards'
  | 'shareButtons'
  | 'signupForm';

/** A text, or a function that returns it. A server component can pass texts to a client component, but no functions. */
export type TextOf<Args extends unknown[], Text = ReactNode> = Text | ((...args: Args) => Text);

type OwnText<T> = T extends ReactNode | ((...args: never[]) => unknown) ? T : Partial<T>;

/** Your own texts for a part. What is left out or `undefined` keeps its text, also inside a table of texts. */
export type OwnTexts<T> = { [Name in keyof T]?: OwnText<T[Name]> | undefined };

/** The texts of each part, by the part's name. */
type TextsByPart = Readonly<Partial<Record<TextedPart, object | undefined>>>;

/** What `PrefineryTexts` gives to every part below it. */
interface Language {
  /** BCP 47 tag, such as `de`. */
  locale: string;
  format: FormatNumber;
  parts: TextsByPart;
}

/**
 * Without `PrefineryTexts` each part uses the English texts in its own file, so an app bundles only those of parts it
 * uses.
 */
export const LanguageContext = createContext<Language>({ locale: 'en', format: numberFormat('en'), parts: {} });

/** The texts of a part: English, overridden by the language, overridden by its `texts` prop. */
export function useTexts<T extends object>(part: TextedPart, english: T, own?: OwnTexts<T>): T {
  const { parts } = useContext(LanguageContext);
  return withElements(mergeTexts(mergeTexts(english, parts[part]), own));
}

/** Wraps bare texts in the lists and fragments that an app may give as a text, see `wrapTexts`. */
function withElements<T extends object>(texts: T): T {
  const safe = Object.entries(texts).map(([name, text]: [string, ReactNode]): [string, unknown] => [
    name,
    safeText(text),
  ]);
  return { ...texts, ...Object.fromEntries<unknown>(safe) };
}

function safeText(text: ReactNode): unknown {
  if (isTextFunction(text)) return (...about: unknown[]) => wrapMixedTexts(text(...about));
  return isTable(text) ? withElements(text) : wrapMixedTexts(text);
}

const isTextFunction = (text: unknown): text is (...about: unknown[]) => ReactNode => typeof text === 'function';

/** Formats numbers in the language. For parts that have their first number later, from the service. */
export function useFormatNumber(): FormatNumber {
  const { format } = useContext(LanguageContext);
  // The first number takes longest, so it is formatted while the part waits for its own.
  useEffect(() => void format(0), [format]);
  return format;
}

/** The text, called with what it is about if it is a function. */
export const resolveText = <Args extends unknown[], Text extends ReactNode>(
  text: TextOf<Args, Text>,
  ...args: Args
): Text => (isFunction(text) ? text(...args) : text);

const isFunction = <Args extends unknown[], Text>(text: TextOf<Args, Text>): text is (...args: Args) => Text =>
  typeof text === 'function';

const isTable = (text: unknown): text is object => text?.constructor === Object && !isValidElement(text);

/** Merges the texts of `own` into those of `base`, tables of texts included. What is `undefined` is left out. */
export function mergeTexts<T extends object>(base: T, own: object | undefined): T {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [name, text] of Object.entries(own ?? {})) {
    const before = merged[name];
    if (text !== undefined) merged[name] = isTable(before) && isTable(text) ? mergeTexts(before, text) : text;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has all that `base` has.
  return merged as T;
}
