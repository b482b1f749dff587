import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PersonRecord } from '../../server/control/user-admin.ts';
import { control } from '../api.ts';
import { Select } from '../parts/Field.tsx';
import { useToast } from '../parts/Toast.tsx';
import { statuses } from '../statuses.ts';

/** The status of a user, to change as in the vendor's dashboard. */
export const StatusField = ({ person: { email, status } }: { person: PersonRecord }): ReactNode => {
  const say = useToast();
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (status: string) => control<PersonRecord>('/people', { body: { email, status } }),
    onSuccess: ({ status }) => say(`The status is now ${status}.`),
    onError: ({ message }) => say(message, { isFailure: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['/people/story', email] }),
  });
  return (
    <Select
      label="Status"
      value={isPending ? variables : status}
      onChange={({ target }) => mutate(target.value)}
      options={statuses.map((status) => ({ value: status, label: status }))}
      hint="Only users who are applied are on the list."
    />
  );
};
