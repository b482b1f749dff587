// A client module, because its texts may be functions: a server component can pass on a reference to it.
'use client';
import { english } from '../provider/english.ts';
import type { PrefineryLanguage } from '../provider/partTexts.ts';

/**
 * English, which is also the language without a `PrefineryTexts`: for a choice of languages, and for an English part of
 * a page in another language.
 *
 * @example
 * ```tsx
 * <PrefineryTexts language={isGerman ? de : en}>
 *   <SignupForm />
 * </PrefineryTexts>
 * ```
 */
export const en: PrefineryLanguage = { locale: 'en', texts: english };
