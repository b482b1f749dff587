import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from './parts/Toast.tsx';

/**
 * Changes something in the sandbox, says so, and reads everything again.
 * @param change sends the change
 * @param told the sentence that says what was done
 */
export function useChange<V = void, R = unknown>(
  change: (value: V) => Promise<R>,
  told: (answer: R, value: V) => string,
): UseMutationResult<R, Error, V> {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer, value) => {
      say(told(answer, value));
      await client.invalidateQueries();
    },
    onError: (error) => say(error.message, { isFailure: true }),
  });
}
