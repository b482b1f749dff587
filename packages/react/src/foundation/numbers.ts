import { PrefineryError } from '@prefinery-kit/core';

/** Formats a number in the language of the part. */
export type FormatNumber = (value: number) => string;

// A user that an app's own server returns may lack fields that the service has.
const isNumber = (value: unknown) => typeof value === 'number';

/** Without digit groups. */
const plainNumber: FormatNumber = (value) => (isNumber(value) ? String(value) : '–');

/**
 * How numbers are formatted. A tag that the browser does not know, such as `pt_BR` for `pt-BR`, is refused in
 * development. In production it would crash the page, so numbers are formatted as in English, on a server and in every
 * browser alike.
 */
export function numberFormat(locale: string): FormatNumber {
  try {
    const numbers = new Intl.NumberFormat(locale);
    return (value) => (isNumber(value) ? numbers.format(value) : plainNumber(value));
  } catch (cause) {
    // A browser may have no `Intl` at all, or refuse it.
    if (process.env.NODE_ENV === 'production') return locale === 'en' ? plainNumber : numberFormat('en');
    throw new PrefineryError('invalid_options', {
      command: 'PrefineryTexts',
      about: `locale is "${locale}". Give a language tag such as "pt-BR": with a hyphen, and without an encoding.`,
      cause,
    });
  }
}
