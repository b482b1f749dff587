import type { Lookup } from '../store/lookup.ts';
import type { Campaign } from './campaign.ts';

/** The app that links lead to. */
export interface Site {
  /** Is told of a page that called: the first one is the app of people who have none of their own. */
  onPage: (origin: string, own: string) => Promise<void>;
  /** Where a link of somebody leads; `null`: no app is known yet. */
  of: (lookup: Lookup) => Promise<string | null>;
}

/** Sites are kept in the database: neither a reset nor a restart forgets them, and no later caller changes them. */
export function createSite({ site, store }: Pick<Campaign, 'site' | 'store'>): Site {
  let isKept = site !== null;

  return {
    async onPage(origin, own) {
      if (isKept || origin === own || origin === 'null') return;
      isKept = true;
      await store.remembered.keep('site', origin);
    },

    of: async (lookup) => site ?? (await store.users.siteOf(lookup)) ?? (await store.remembered.find('site')),
  };
}
