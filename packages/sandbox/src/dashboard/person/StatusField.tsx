import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PersonRecord } from '../../server/control/user-admin.ts';
import { control } from '../api.ts';
import { Button } from '../parts/Button.tsx';
import { Select } from '../parts/Field.tsx';
import { useToast } from '../parts/Toast.tsx';
import { readAgain } from '../readAgain.ts';
import { statuses } from '../statuses.ts';

/**
 * The status of a user, to change as in the vendor's dashboard. A button applies it, because arrow keys pass through the statuses
 * between.
 */
export const StatusField = ({ person: { email, status } }: { person: PersonRecord }): ReactNode => {
  const say = useToast();
  const client = useQueryClient();
  // Until something else is chosen, the status as it is: it may change while this is open.
  const [other, setOther] = useState<string | null>(null);
  const chosen = other ?? status;
  const { mutate, isPending } = useMutation({
    mutationFn: (status: string) => control<PersonRecord>('/people', { body: { email, status } }),
    onSuccess: ({ status }) =>
      say(`The status is now ${status}.${status === 'applied' ? '' : ` ${email} is not on the list.`}`),
    onError: ({ message }) => say(message, { isFailure: true }),
    onSettled: async () => {
      await readAgain(client, ({ queryKey }) => queryKey[0] === '/people/story');
      setOther(null);
    },
  });
  return (
    <div className="row person-status">
      <Select
        label="Status"
        className="grow"
        value={chosen}
        onChange={({ target }) => setOther(target.value)}
        options={statuses.map((status) => ({ value: status, label: status }))}
        hint="Only users who are applied are on the list."
      />
      <Button isBusy={isPending} onClick={() => mutate(chosen)}>
        Change
      </Button>
    </div>
  );
};
