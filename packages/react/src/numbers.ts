const warned = new Set<string>();

/**
 * A number as a language writes it. A tag that the browser does not know, such as `pt_BR` for `pt-BR`, is warned of in
 * development; the number is then written as in English, on a server and in every browser alike.
 */
export function formatNumber(value: number, locale: string): string {
  // What an app's own server knows of a user may be less than the service does.
  if (typeof value !== 'number') return '–';
  try {
    return value.toLocaleString(locale);
  } catch {
    if (process.env.NODE_ENV !== 'production' && !warned.has(locale)) {
      warned.add(locale);
      console.warn(
        `prefinery: "${locale}" is not a language tag, so numbers are written as in English. Give PrefineryTexts a locale such as "pt-BR": with a hyphen.`,
      );
    }
    return value.toLocaleString('en');
  }
}
