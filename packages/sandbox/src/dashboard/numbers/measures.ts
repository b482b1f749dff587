import type { CampaignCounts, NumbersPoint } from '../../server/control/number-admin.ts';

/** Something that is counted, and how it is called. */
export interface Measure {
  name: keyof CampaignCounts;
  title: string;
  /** What exactly is counted. */
  about: string;
}

export const measures: readonly Measure[] = [
  { name: 'signups', title: 'Signups', about: 'Users who joined.' },
  { name: 'impressions', title: 'Impressions', about: 'Visitors who saw the signup form for the first time.' },
  {
    name: 'conversion',
    title: 'Conversion',
    about: 'Signups for each impression. A dash where more have joined than saw a form: made-up users see none.',
  },
  { name: 'shares', title: 'Shares', about: 'Visits by referral links. Those of made-up users have no time.' },
  { name: 'referrals', title: 'Referrals', about: 'Referred users who joined then, and have confirmed since.' },
];

const whole = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** A number as it is written; a dash where there is none. */
export const writeNumber = (name: keyof CampaignCounts, value: number | null): string => {
  if (value === null) return '–';
  return name === 'conversion' ? percent.format(value) : whole.format(value);
};

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayOfYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'UTC' });

/** A step in a few letters, for the axis. Hours and days are those of UTC. */
export const shortTime = (at: string, step: 'hour' | 'day'): string =>
  (step === 'hour' ? hour : day).format(new Date(at));

/** A step in full. */
export const longTime = (at: string, step: 'hour' | 'day'): string =>
  `${dayOfYear.format(new Date(at))}${step === 'hour' ? `, ${hour.format(new Date(at))} UTC` : ''}`;

/** The chart in a sentence, for people who do not see it. */
export function summaryOf(points: readonly NumbersPoint[], { name, title }: Measure, step: 'hour' | 'day'): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${title}: nothing in this time.`;
  const best = points.reduce((best, point) => ((point[name] ?? 0) > (best[name] ?? 0) ? point : best), first);
  const most =
    best[name] === null || best[name] === 0
      ? 'none'
      : `most with ${writeNumber(name, best[name])} at ${longTime(best.at, step)}`;
  return `${title} by the ${step}, from ${longTime(first.at, step)} to ${longTime(last.at, step)}: ${most}. A table with all numbers follows.`;
}
