/**
 * Prefinery for React in Storybook, without Storybook. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
import type { ClientSession, Prefinery } from '@prefinery-kit/core';
import { QueryClient } from '@tanstack/react-query';
import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import { PrefineryProvider } from '../provider/PrefineryProvider.tsx';

export { forgetVisitor } from '@prefinery-kit/core/testing';

/** The part of Storybook's context that the decorator reads. */
export interface StoryParameters {
  parameters: {
    /**
     * Methods of the client that this story has otherwise, such as one that never answers, and the `consent` that it begins
     * with.
     */
    prefinery?: Partial<Prefinery>;
  };
}

/** A session in which nothing is known but what a story's own `getUser` answers. */
const answeredBy = (getUser: Prefinery['getUser']): ClientSession => ({
  state: {
    status: 'idle',
    user: undefined,
    error: null,
    key: crypto.randomUUID(),
    identity: undefined,
    isUnchanged: false,
  },
  subscribe: () => () => undefined,
  become: () => undefined,
  read: () => getUser(),
  recover: () => undefined,
  forget: () => undefined,
});

/**
 * A decorator that draws each story below a `PrefineryProvider` with a cache of its own. A page has one client, so all
 * stories share the one that you give. Run `forgetVisitor` before each story: whoever joined in the last one is forgotten.
 *
 * A story's parameter `prefinery` puts methods in place of the client's: `{ addUser: () => new Promise(() => {}) }` is a
 * signup that never ends. With `{ consent: 'pending' }` the story begins before the visitor has said anything. Consent belongs
 * to the page, so each other story begins with the one that your client has now.
 *
 * @example
 * ```tsx
 * // .storybook/preview.tsx, with prefinerySandbox({ project: 'story123' }) among the plugins of .storybook/main.ts
 * const client = createPrefinery({ project: 'story123', scriptUrl: '/prefinery/widget/v2/story123.js' });
 *
 * const preview: Preview = { beforeEach: forgetVisitor, decorators: [withPrefinery(client)] };
 * ```
 */
export function withPrefinery(client: Prefinery) {
  const { consent: initial } = client;
  return function WithPrefinery(Story: ComponentType, { parameters }: StoryParameters): ReactElement {
    const [queryClient] = useState(() => new QueryClient());
    // With their getters: a copy of what they say now would never change.
    const [own] = useState(() => {
      const { prefinery = {} } = parameters;
      // Before anything in the story asks for it.
      client.setConsent(prefinery.consent ?? initial);
      // It may change: the page's own is read.
      const { consent: _, ...others } = Object.getOwnPropertyDescriptors(prefinery);
      return Object.defineProperties(
        { ...client },
        {
          ...Object.getOwnPropertyDescriptors(client),
          ...others,
          ...(prefinery.getUser && { session: { value: answeredBy(prefinery.getUser) } }),
        },
      );
    });
    // Whoever joins before the next story begins does not wait for the consent of this one.
    useEffect(() => () => client.setConsent(initial), []);
    return (
      <PrefineryProvider client={own} queryClient={queryClient}>
        <Story />
      </PrefineryProvider>
    );
  };
}
