import type { FakeReward } from '@prefinery-kit/core/testing';
import type { RewardOffer } from '@prefinery-kit/sandbox';

const rewards = [
  { descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' },
  { descriptor: 'gift', name: 'A gift for both', type: 'DoubleSided', event: 'purchase' },
  { descriptor: 'shirt', name: 'T-shirt', type: 'Milestone', milestone: 2, event: 'purchase' },
  { descriptor: 'sticker', name: 'Sticker', type: 'SingleSided', event: 'visit' },
] satisfies (FakeReward & RewardOffer)[];

/** Campaigns without users, each run once as a sandbox and once as a fake. */
export const campaigns = [
  { project: 'document', callbacks: 'documented', identityVerification: true, rewards },
  { project: 'observed', callbacks: 'observed', identityVerification: true, rewards },
  { project: 'silent12', callbacks: 'silent', identityVerification: true, rewards },
  { project: 'unproven', callbacks: 'documented', identityVerification: false, rewards },
  { project: 'mailed12', callbacks: 'documented', identityVerification: true, doubleOptIn: true, rewards },
] as const;

/** Campaigns that have users before the visitor comes: one for each way in which the visitor may come. */
export const begun = ['afresh12', 'landed12', 'referred', 'known123', 'checked1', 'wrongid1'] as const;
