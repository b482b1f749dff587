const number = new Intl.NumberFormat('en');

/** Formats a count: 10,001. */
export const count = (value: number): string => number.format(value);

/** Formats a minute of the half hour before seven as a time of day. */
export const timeOf = (minute: number): string => (minute < 30 ? `06:${30 + minute}` : '07:00');
