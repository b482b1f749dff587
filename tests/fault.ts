import type { BrowserCommand } from 'vitest/node';
import type { Faults } from '../packages/sandbox/src/index.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** What goes wrong in the sandbox that serves this script, until it is called again. */
    fault: (scriptUrl: string, faults: Faults) => Promise<void>;
  }
}

/** A page of another origin may not break a sandbox, so its test has it done from here. */
export const fault: BrowserCommand<[scriptUrl: string, faults: Faults]> = async (_, scriptUrl, faults) => {
  const url = new URL('/faults', scriptUrl);
  const response = await fetch(url, { method: 'PUT', body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(`The sandbox took none of these faults: ${await response.text()}`);
};
