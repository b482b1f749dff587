import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { About } from '../server/control/about.ts';
import { control } from './api.ts';

/** The campaign that the dashboard belongs to. */
export const useAbout = (): UseQueryResult<About> =>
  useQuery({ queryKey: ['/about'], queryFn: ({ signal }) => control<About>('/about', { signal }) });
