/** The sandbox of a static Storybook, which has no server. */
import { serveCampaign } from '../../site/sandbox/serve.ts';
import { campaign } from '../campaign.ts';

serveCampaign(campaign);
