import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Reads what is shown again, because it may have changed. An answer that is on its way may be older than the change. It is waited for and
 * not cancelled: a slow one would never arrive while users join one after another, and neither would the next page of a list.
 * @param isMeant which queries; by default all
 */
export async function readAgain(client: QueryClient, isMeant: (query: Query) => boolean = () => true): Promise<void> {
  const queries = client.getQueryCache().findAll({ predicate: isMeant });
  await Promise.all(
    queries.map(async (query) => {
      await idle(client, query);
      // What several changes have waited for is read once.
      await client.invalidateQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false });
    }),
  );
}

/** Waits until no request of a query is on its way. */
const idle = (client: QueryClient, query: Query): Promise<void> =>
  new Promise((resolve) => {
    const isIdle = (): boolean => query.state.fetchStatus === 'idle';
    if (isIdle()) return resolve();
    const stop = client.getQueryCache().subscribe((event) => {
      if (event.query !== query || !(isIdle() || event.type === 'removed')) return;
      stop();
      resolve();
    });
  });
