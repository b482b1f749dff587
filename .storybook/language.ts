import type { PrefineryLanguage } from '@prefinery-kit/react';
import { ar, de, es } from '@prefinery-kit/react/locales';

/** The languages of the toolbar. English is the parts' default. */
const languages: Record<string, PrefineryLanguage> = { de, es, ar };

/** The toolbar's items for a language. */
export const languageItems = [
  { value: 'en', title: 'English' },
  { value: 'de', title: 'Deutsch' },
  { value: 'es', title: 'Español' },
  { value: 'ar', title: 'العربية' },
];

/** The toolbar's items for a direction. */
export const directionItems = [
  { value: 'auto', title: 'As the language is written' },
  { value: 'ltr', title: 'Left to right' },
  { value: 'rtl', title: 'Right to left' },
];

export const languageOf = (language: string): PrefineryLanguage | undefined => languages[language];

/** A direction that was chosen in the toolbar wins over the language's. */
const directionOf = (language: string, chosen: string): string =>
  chosen === 'auto' ? (language === 'ar' ? 'rtl' : 'ltr') : chosen;

/** Language and direction that are chosen in the toolbar. */
export function speechOf(globals: Record<string, unknown>): { language: string; direction: string } {
  const language = String(globals['language']);
  return { language, direction: directionOf(language, String(globals['direction'])) };
}
