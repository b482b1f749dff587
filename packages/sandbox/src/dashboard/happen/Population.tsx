import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { control } from '../api.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useToast } from '../parts/Toast.tsx';

interface Beginning {
  users: number;
  seed: number;
}

/** Made-up users by a number that always makes the same ones, and a reset to them. */
export const Population = (): ReactNode => {
  const { data: last } = useQuery({
    queryKey: ['/seed'],
    queryFn: ({ signal }) => control<Beginning>('/seed', { signal }),
  });
  const [given, setGiven] = useState<Partial<Beginning>>({});
  const [isAsking, setIsAsking] = useState(false);
  const say = useToast();
  const wanted: Beginning = { users: last?.users || 100, seed: last?.seed ?? 1, ...given };
  const onError = ({ message }: Error): void => say(message, { isFailure: true });

  const add = useMutation({
    mutationFn: () => control('/seed', { body: wanted }),
    onSuccess: () => say(`The ${wanted.users} people of seed ${wanted.seed} are there.`),
    onError,
  });
  const reset = useMutation({
    mutationFn: (beginning: Beginning) => control<Beginning>('/reset', { body: beginning }),
    onSuccess: ({ users }) => {
      setIsAsking(false);
      say(users === 0 ? 'The campaign is empty.' : `The campaign begins anew, with ${users} people.`);
    },
    onError,
  });

  return (
    <section className="card stack">
      <h3>Seed and reset</h3>
      <p className="muted">
        The same seed makes the same people, with the same codes, times and places. They have joined in the past.
      </p>
      <div className="pair">
        <Field
          label="People"
          type="number"
          min={0}
          max={1_000_000}
          value={wanted.users}
          onChange={({ target }) => setGiven({ ...given, users: Math.max(0, Math.trunc(target.valueAsNumber) || 0) })}
        />
        <Field
          label="Seed"
          type="number"
          min={0}
          value={wanted.seed}
          onChange={({ target }) => setGiven({ ...given, seed: Math.max(0, Math.trunc(target.valueAsNumber) || 0) })}
        />
      </div>
      <div className="row">
        <Button isBusy={add.isPending} onClick={() => add.mutate()}>
          Add them
        </Button>
        <Button kind="danger" onClick={() => setIsAsking(true)}>
          Reset the campaign
        </Button>
      </div>
      {isAsking ? (
        <Dialog title="Reset the campaign?" onClose={() => setIsAsking(false)}>
          <div className="stack">
            <p>
              Everybody who has joined is deleted, with all mails, rewards, sessions and faults. The clock shows the
              real time again.
            </p>
            <div className="row end">
              <Button onClick={() => setIsAsking(false)}>Keep it</Button>
              <Button kind="danger" isBusy={reset.isPending} onClick={() => reset.mutate({ ...wanted, users: 0 })}>
                Reset to an empty list
              </Button>
              {wanted.users === 0 ? null : (
                <Button kind="danger" isBusy={reset.isPending} onClick={() => reset.mutate(wanted)}>
                  {`Reset to ${wanted.users} people`}
                </Button>
              )}
            </div>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
};
