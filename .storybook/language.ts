import type { PrefineryLanguage } from '@prefinery-kit/react';
import { ar, de, es } from '@prefinery-kit/react/locales';

/** What the toolbar offers. Without a language the parts speak their own English. */
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

/** Whoever has chosen a direction keeps it, whatever the language. */
const directionOf = (language: string, chosen: string): string =>
  chosen === 'auto' ? (language === 'ar' ? 'rtl' : 'ltr') : chosen;

/** What the toolbar says, for a page that gives it to its parts. */
export function speechOf(globals: Record<string, unknown>): { language: string; direction: string } {
  const language = String(globals['language']);
  return { language, direction: directionOf(language, String(globals['direction'])) };
}
