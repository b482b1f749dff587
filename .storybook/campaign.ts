import type { Campaign } from '../site/sandbox/campaign.ts';
import { folder, project, seed } from './project.ts';

/** The campaign of a static Storybook. Every start of the service worker begins a new one. */
export const campaign: Campaign = { project, seed, folder, isKept: false };
