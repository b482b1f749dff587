import { PrefineryError } from '@prefinery-kit/core';

/** Writes a number as the language around a part does. */
export type FormatNumber = (value: number) => string;

/**
 * How a language writes numbers. A tag that the browser does not know, such as `pt_BR` for `pt-BR`, is refused in development. In
 * production it would take the page down, so there numbers are written as in English, on a server and in every browser alike.
 */
export function numberFormat(locale: string): FormatNumber {
  try {
    const numbers = new Intl.NumberFormat(locale);
    // What an app's own server knows of a user may be less than the service does.
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
