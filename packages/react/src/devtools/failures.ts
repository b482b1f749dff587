import type { TracedCall } from '@prefinery-kit/core/devtools';

/** The calls that went wrong. One that the kit or the app gave up itself did not. */
export const failuresOf = (calls: readonly TracedCall[]): TracedCall[] =>
  calls.filter(({ error }) => error && error.code !== 'aborted');
