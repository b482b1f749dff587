import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ActivityLine } from '../../server/foundation/activity.ts';
import { control } from '../api.ts';

/** The commands that the sandbox has answered, the newest one first. New ones come with live messages. */
export const useActivity = (): UseQueryResult<ActivityLine[]> =>
  useQuery({ queryKey: ['/activity'], queryFn: ({ signal }) => control<ActivityLine[]>('/activity', { signal }) });
