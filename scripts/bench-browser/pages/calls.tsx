// A hundred calls at once, with the kit's client and without it.
import { createPrefinery } from '@prefinery-kit/core';
import { project } from './project.ts';
import { scriptUrl } from './settings.ts';
import { raw } from './vendor.ts';

const client = createPrefinery({ project, scriptUrl });
const hundred = <Result,>(act: () => Promise<Result>) => Promise.all(Array.from({ length: 100 }, act));

const calls = {
  kit: () => hundred(() => client.getUser()),
  raw: () => hundred(() => new Promise((resolve) => raw('getUser', resolve))),
};

declare global {
  interface Window {
    calls?: typeof calls;
  }
}

await client.getUser();
window.calls = calls;
