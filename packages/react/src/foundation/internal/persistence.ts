import { defaultShouldDehydrateQuery, type QueryClient } from '@tanstack/react-query';

/** The first element of the kit's query keys. */
export const kitKey = 'prefinery';

const filtered = new WeakSet<QueryClient>();

/**
 * Leaves the kit's queries out of what the app dehydrates and persists by default. They contain the user's e-mail
 * address and secret status link, and the keys of the next page load are others. A `shouldDehydrateQuery` that is given
 * to `dehydrate` or to a persister decides alone.
 */
export function leaveOutOfPersistence(queryClient: QueryClient): void {
  if (filtered.has(queryClient)) return;
  filtered.add(queryClient);
  const { dehydrate, ...others } = queryClient.getDefaultOptions();
  const isIncluded = dehydrate?.shouldDehydrateQuery ?? defaultShouldDehydrateQuery;
  queryClient.setDefaultOptions({
    ...others,
    dehydrate: {
      ...dehydrate,
      shouldDehydrateQuery: (query) => query.queryKey[0] !== kitKey && isIncluded(query),
    },
  });
}
