import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Story } from '../../server/control/story.ts';
import { control } from '../api.ts';

/** All that is known of a user. */
export const useStory = (email: string): UseQueryResult<Story> =>
  useQuery({
    queryKey: ['/people/story', email],
    queryFn: ({ signal }) => control<Story>(`/people/story?email=${encodeURIComponent(email)}`, { signal }),
  });
