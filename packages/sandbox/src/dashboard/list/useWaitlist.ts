import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Waitlist } from '../../server/control/waitlist.ts';
import { control } from '../api.ts';

/** Which users of the list are shown. */
export interface ListView {
  status: string;
  search: string;
  limit: number;
}

export const firstView: ListView = { status: 'applied', search: '', limit: 50 };

export function useWaitlist({ status, search, limit }: ListView): UseQueryResult<Waitlist> {
  return useQuery({
    queryKey: ['/waitlist', { status, search, limit }],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ status, limit: String(limit), ...(search !== '' && { search }) });
      return control<Waitlist>(`/waitlist?${query}`, { signal });
    },
    // The rows of before stay until the others are there.
    placeholderData: keepPreviousData,
  });
}
