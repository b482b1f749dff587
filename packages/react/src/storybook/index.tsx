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
     * Methods of the client to override in this story, such as one that never answers, and its initial `consent`.
     */
    prefinery?: Partial<Prefinery>;
  };
}

/** A session without a user, except what a story's own `getUser` answers. */
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
 * A decorator that renders each story below a `PrefineryProvider` with its own cache. A page has one client, so all
 * stories share the one that you pass. Run `forgetVisitor` before each story, so that a user who joined in the previous
 * one is forgotten.
 *
 * A story's parameter `prefinery` overrides methods of the client: with `{ addUser: () => new Promise(() => {}) }` a
 * signup never ends. With `{ consent: 'pending' }` the story begins before the visitor has answered. Consent belongs to
 * the page, so every other story begins with the current one of your client.
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
    // With their getters: copied values would not change later.
    const [own] = useState(() => {
      const { prefinery = {} } = parameters;
      // Before the story sends its first command.
      client.setConsent(prefinery.consent ?? initial);
      // It may change, so the client's own is read each time.
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
    // A signup before the next story begins must not wait for the consent of this one.
    useEffect(() => () => client.setConsent(initial), []);
    return (
      <PrefineryProvider client={own} queryClient={queryClient}>
        <Story />
      </PrefineryProvider>
    );
  };
}
