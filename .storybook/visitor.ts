import { createPrefinery } from '@prefinery-kit/react';
import { forgetVisitor } from '@prefinery-kit/react/storybook';
import { project } from './project.ts';
import { scriptUrl } from './script.ts';

/** A page has one client, so all stories share it. */
export const client = createPrefinery({ project, scriptUrl });

/** Before each story: ends the session of the last story, and resets consent. */
export function beNew(): void {
  forgetVisitor();
  client.setConsent('granted');
}

/** A story's `beforeEach`: the visitor joins before the story starts. */
export async function join(): Promise<void> {
  await client.addUser({ email: `penny.${crypto.randomUUID()}@bigbangtheory.com`, first_name: 'Penny' });
}
