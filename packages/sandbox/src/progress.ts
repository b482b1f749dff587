import type { SeedOptions } from './seed.ts';

/** The stream that it is written to. */
interface Output {
  isTTY?: boolean | undefined;
  write: (text: string) => unknown;
}

/** Shows how many users have been added: in one line that is updated or, in a log, in a line for each tenth. */
export function createProgress(output: Output): NonNullable<SeedOptions['onProgress']> {
  let shown = 0;
  return ({ done, users }) => {
    const isLast = done === users;
    const tenth = Math.floor((10 * done) / users);
    if (!output.isTTY && !isLast && tenth === shown) return;
    shown = tenth;
    const line = `Making people up: ${done} of ${users}${isLast ? '. Counting their referrals' : ''}`;
    output.write(output.isTTY ? `\r${line}${isLast ? '\n' : ''}` : `${line}\n`);
  };
}
