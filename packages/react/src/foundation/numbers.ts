import { warnOnce } from './internal/refuseUnknown.ts';

/** Formats a number in the language of the part. */
export type FormatNumber = (value: number) => string;

/**
 * How numbers are formatted. With a text that is no language tag, such as `pt_BR` for `pt-BR`, as in English, on a
 * server and in every browser alike. In development the console has a warning.
 *
 * The browser's formatter is created with the first number, because that loads its language data, which takes longer than
 * all other code of the kit.
 */
export function numberFormat(locale: string): FormatNumber {
  if (process.env.NODE_ENV !== 'production') warnOfLocale(locale);
  let format: FormatNumber | undefined;
  // A user that an app's own server returns may lack fields that the service has.
  return (value) => (typeof value === 'number' ? (format ??= formatOf(locale))(value) : '–');
}

function formatOf(locale: string): FormatNumber {
  try {
    const numbers = new Intl.NumberFormat(locale);
    return (value) => numbers.format(value);
  } catch {
    // A browser may have no `Intl` at all, or refuse it. Then numbers have no digit groups.
    return locale === 'en' ? String : formatOf('en');
  }
}

function warnOfLocale(locale: string): void {
  try {
    Intl.getCanonicalLocales(locale);
  } catch {
    const about = `locale is "${locale}", so numbers are written as in English. Give a language tag such as "pt-BR": with a hyphen, and without an encoding.`;
    warnOnce('PrefineryTexts', about);
  }
}
