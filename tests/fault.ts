import type { BrowserCommand } from 'vitest/node';
import type { Faults } from '../packages/sandbox/src/index.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Sets the faults of the sandbox that serves this script, until it is called again. */
    fault: (scriptUrl: string, faults: Faults) => Promise<void>;
  }
}

/** A sandbox refuses faults from pages of another origin, so tests in a browser set them by this command in Node.js. */
export const fault: BrowserCommand<[scriptUrl: string, faults: Faults]> = async (_, scriptUrl, faults) => {
  const url = new URL('/faults', scriptUrl);
  const response = await fetch(url, { method: 'PUT', body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(`The sandbox took none of these faults: ${await response.text()}`);
};
