import { createPrefinery } from '@prefinery-kit/react';
import { forgetVisitor } from '@prefinery-kit/react/storybook';
import { project } from './project.ts';
import { scriptUrl } from './script.ts';

/** A page has one client, so all stories share it. */
export const client = createPrefinery({ project, scriptUrl });

/** Before each story: whoever joined in the last one is forgotten, and what they said of consent. */
export function beNew(): void {
  forgetVisitor();
  client.setConsent('granted');
}

/** For a story's `beforeEach`: the visitor has joined before the story begins. */
export async function join(): Promise<void> {
  await client.addUser({ email: `penny.${crypto.randomUUID()}@bigbangtheory.com`, first_name: 'Penny' });
}
