import type { Log } from '../src/log.ts';

const complain = (fields: object, sentence: string): never => {
  throw new Error(`The sandbox complained: ${sentence} ${JSON.stringify(fields)}`);
};

/** A log that throws errors and warnings. */
export const strictLog: Log = { error: complain, warn: complain, info: () => {} };
