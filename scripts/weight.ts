/** Compares the kit's download size with its budgets. Reads the built packages. */
import { measure } from './bytes.ts';

interface Budget {
  what: string;
  /** What an app imports from `@prefinery-kit/react`. */
  uses: string;
  /** What the app has already. The size of a bundle of these is subtracted. */
  less?: string;
  /** The budget in bytes, after minification and brotli. */
  limit: number;
}

/** The thirteen commands in React: a hook for each, and the four components that replace the DOM ids. */
const commands = [
  ...['PrefineryProvider', 'createPrefinery', 'PrefineryError', 'isPrefineryError', 'usePrefinery', 'useScript'],
  ...['useAddUser', 'useAuthenticateUser', 'useUser', 'useTriggerRewards', 'useReferralCode', 'useReferrerCode'],
  ...[
    'useReferralPagePopup',
    'useReferralPage',
    'useLeaderboard',
    'useFormImpression',
    'useHostedForm',
    'useLogoutUser',
  ],
  ...['useSignupForm', 'SignupForm', 'SignupField', 'Leaderboard', 'EmbeddedReferralPage', 'ReferralPageDialog'],
];

/** Exports for sharing. They have a budget of their own, because only some pages use them. */
const sharing = new Set([
  ...['ListPosition', 'ReferralCard', 'ReferralLink', 'ReferralStats', 'RewardProgress', 'Rewards', 'ShareButtons'],
  ...['useCopy', 'useFreshUser', 'useChangeAnnouncement', 'useReferralLink', 'useRewardProgress', 'useShare'],
]);
/** It brings the English texts of all parts, so only apps that use it pay for them. */
const allTexts = 'usePartTexts';
const others = Object.keys(await import('@prefinery-kit/react')).filter(
  (name) => !sharing.has(name) && name !== allTexts,
);

const named = (names: readonly string[]) => `{ ${names.join(', ')} }`;

const budgets: readonly Budget[] = [
  { what: 'provider + useUser + client', uses: '{ PrefineryProvider, useUser }', limit: 6950 },
  {
    what: 'hooks of all commands + four components',
    uses: named(commands),
    less: '{ PrefineryProvider, createPrefinery }',
    limit: 11_450,
  },
  {
    what: 'gates, hosted forms, server and texts, beside those',
    uses: named(others),
    less: named(commands),
    limit: 1600,
  },
  {
    what: 'sharing, beside those',
    uses: named([...others, ...sharing]),
    less: named(others),
    limit: 4550,
  },
  { what: 'usePartTexts, beside all others', uses: '*', less: named([...others, ...sharing]), limit: 300 },
];

/** Packages that every app has, so they are not counted. */
const external = ['react', 'react-dom', '@tanstack/react-query'];

const weigh = async (uses: string): Promise<number> => {
  const { brotli } = await measure(`export ${uses} from '@prefinery-kit/react';`, import.meta.dirname, external);
  return brotli;
};

const rows = await Promise.all(
  budgets.map(async ({ what, uses, less, limit }) => {
    const bytes = (await weigh(uses)) - (less === undefined ? 0 : await weigh(less));
    return { what, bytes, budget: limit, left: limit - bytes };
  }),
);
console.table(rows);

const over = rows.filter(({ left }) => left < 0);
for (const { what, bytes, budget } of over) {
  console.error(
    `Too heavy: "${what}" weighs ${bytes} bytes, and its budget is ${budget}. Make it lighter, or argue for more.`,
  );
}
process.exitCode = over.length > 0 ? 1 : 0;
