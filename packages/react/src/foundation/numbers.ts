import { PrefineryError } from '@prefinery-kit/core';

/** Formats a number in the language of the part. */
export type FormatNumber = (value: number) => string;

/**
 * How numbers are formatted. A tag that the browser does not know, such as `pt_BR` for `pt-BR`, is refused in
 * development. In production it would crash the page, so numbers are formatted as in English, on a server and in every
 * browser alike.
 *
 * The browser's formatter is created with the first number, because that loads its language data, which takes longer than
 * all other code of the kit.
 */
export function numberFormat(locale: string): FormatNumber {
  if (process.env.NODE_ENV !== 'production') checkLocale(locale);
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

function checkLocale(locale: string): void {
  try {
    Intl.getCanonicalLocales(locale);
  } catch (cause) {
    throw new PrefineryError('invalid_options', {
      command: 'PrefineryTexts',
      about: `locale is "${locale}". Give a language tag such as "pt-BR": with a hyphen, and without an encoding.`,
      cause,
    });
  }
}
