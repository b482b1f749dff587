import { PrefineryError } from '@prefinery-kit/core';

/** Formats a number in the language of the part. */
export type FormatNumber = (value: number) => string;

/**
 * How numbers are formatted. A tag that the browser does not know, such as `pt_BR` for `pt-BR`, is refused in
 * development. In production it would crash the page, so numbers are formatted as in English, on a server and in every
 * browser alike.
 */
export function numberFormat(locale: string): FormatNumber {
  try {
    const numbers = new Intl.NumberFormat(locale);
    // A user that an app's own server returns may lack fields that the service has.
    return (value) => (typeof value === 'number' ? numbers.format(value) : '–');
  } catch (cause) {
    if (process.env.NODE_ENV === 'production') return numberFormat('en');
    throw new PrefineryError('invalid_options', {
      command: 'PrefineryTexts',
      about: `locale is "${locale}". Give a language tag such as "pt-BR": with a hyphen, and without an encoding.`,
      cause,
    });
  }
}
