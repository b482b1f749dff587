import type { TracedCall } from '@prefinery-kit/core/devtools';

/** Failed commands, without those that the kit or the app has aborted. */
export const failuresOf = (calls: readonly TracedCall[]): TracedCall[] =>
  calls.filter(({ error }) => error && error.code !== 'aborted');
