import type { Lookup } from '../../store/lookup.ts';
import type { Campaign } from '../foundation/campaign.ts';

/** The app that links redirect to. */
export interface Site {
  /** Remembers the first page that called, for users without a site of their own. */
  onPage: (origin: string, own: string) => Promise<void>;
  /** The site of a user's links; `null`: no page has called yet. */
  of: (lookup: Lookup) => Promise<string | null>;
}

/** Sites are in the database, so they survive a reset and a restart, and later callers do not change them. */
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
