import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from './parts/Toast.tsx';
import { readAgain } from './readAgain.ts';

/**
 * Changes something in the sandbox, says so, and reads everything again.
 * @param change sends the change
 * @param told the sentence that says what was done
 * @param inOrder changes with the same name are sent one after another
 */
export function useChange<V = void, R = unknown>(
  change: (value: V) => Promise<R>,
  told: (answer: R, value: V) => string,
  inOrder?: string,
): UseMutationResult<R, Error, V> {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: change,
    ...(inOrder !== undefined && { scope: { id: inOrder } }),
    onSuccess: async (answer, value) => {
      say(told(answer, value));
      await readAgain(client);
    },
    onError: (error) => say(error.message, { isFailure: true }),
  });
}
