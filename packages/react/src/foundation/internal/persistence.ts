import { defaultShouldDehydrateQuery, type Query, type QueryClient } from '@tanstack/react-query';

/** The first element of the kit's query keys. */
export const kitKey = 'prefinery';

const shouldDehydrateQuery = (query: Query) => query.queryKey[0] !== kitKey && defaultShouldDehydrateQuery(query);

/**
 * Leaves the kit's queries out of what an app dehydrates and persists: they contain the user's e-mail address and secret
 * status link, and the next page load uses other keys. A filter of the app's own takes precedence.
 */
export function leaveOutOfPersistence(queryClient: QueryClient): void {
  const options = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ ...options, dehydrate: { shouldDehydrateQuery, ...options.dehydrate } });
}
