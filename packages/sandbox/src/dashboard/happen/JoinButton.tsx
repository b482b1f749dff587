import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JoinOptions } from '../../server/control/made-up-signups.ts';
import { control } from '../api.ts';
import { Button, type ButtonProps } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';

const sayHowMany = (count: number): string => (count === 1 ? '1 person has joined.' : `${count} people have joined.`);

/** Lets made-up users join. */
export const JoinButton = ({
  given,
  said = sayHowMany,
  ...rest
}: ButtonProps & {
  given: JoinOptions;
  /** What is said of as many as have joined. */
  said?: ((count: number) => string) | undefined;
}): ReactNode => {
  const say = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: () => control<{ joined: string[] }>('/people/join', { body: given }),
    onSuccess: ({ joined }) => say(said(joined.length)),
    onError: ({ message }) => say(message, { isFailure: true }),
  });
  return <Button {...rest} isBusy={isPending} onClick={() => mutate()} />;
};
