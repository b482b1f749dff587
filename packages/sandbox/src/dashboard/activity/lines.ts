import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { ActivityLine } from '../../server/foundation/activity.ts';
import { control } from '../api.ts';

/** As many as the sandbox keeps. */
const mostLines = 500;

/** For each request of the list that is on its way: the lines that have come since it was sent. Its answer may be older than they are. */
const requests = new Set<ActivityLine[]>();

/** The commands that the sandbox has answered, the newest one first. */
export const activityQuery = queryOptions({
  queryKey: ['/activity'],
  async queryFn({ signal }): Promise<ActivityLine[]> {
    const since: ActivityLine[] = [];
    requests.add(since);
    try {
      return withLines(await control<ActivityLine[]>('/activity', { signal }), since);
    } finally {
      requests.delete(since);
    }
  },
});

/** Adds a line that came by a live message. */
export function addLine(client: QueryClient, line: ActivityLine): void {
  for (const since of requests) since.push(line);
  client.setQueryData(activityQuery.queryKey, (lines) => lines && withLines(lines, [line]));
}

/** A line may be in both. */
function withLines(lines: readonly ActivityLine[], more: readonly ActivityLine[]): ActivityLine[] {
  const byNumber = new Map([...lines, ...more].map((line) => [line.number, line]));
  return [...byNumber.values()].toSorted((a, b) => b.number - a.number).slice(0, mostLines);
}
