/** A number as the language writes it. */
export const number = (value: number, locale: string): string => value.toLocaleString(locale);
