/** The sandbox of the site. */
import { campaign } from '../campaign.ts';
import { serveCampaign } from './serve.ts';

serveCampaign(campaign);
