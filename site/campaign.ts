/** The campaign of the demo and of the live parts of the documentation. */
import type { Campaign } from './sandbox/campaign.ts';

export const campaign: Campaign = {
  project: 'demo1234',
  seed: { users: 1000, seed: 1 },
  folder: 'prefinery',
  // A visitor finds their own campaign again when they come back.
  isKept: true,
};
