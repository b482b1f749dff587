'use client';
import {
  createPrefinery,
  PrefineryError,
  type Prefinery,
  type PrefineryEvent,
  type PrefineryOptions,
} from '@prefinery-kit/core';
import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { KitContext } from './context.ts';
import { failedQueries } from './queries.ts';
import { createVisitor, type IdentitySource } from './visitor.ts';

interface SharedProps {
  children?: ReactNode;
  /**
   * The person who is logged in to your app, vouched for by your server: `{ email, signature }`, or a function that
   * fetches it. `null` is nobody. Every hook and component below waits for it and speaks for that person; when it
   * changes, the old person is logged out first.
   *
   * An object may be written inline: only another content is another person. A function is called once; give the
   * provider a `key`, such as your user's id, where one person can directly follow another.
   *
   * @defaultValue the person of the browser session, where there is one
   */
  identity?: IdentitySource | null | undefined;
  /**
   * Where answers are cached.
   *
   * @defaultValue the app's own `QueryClient` if there is a `QueryClientProvider` above, else a private one
   */
  queryClient?: QueryClient | undefined;
  /** Told of everything that happens below: for analytics. */
  onEvent?: ((event: PrefineryEvent) => void) | undefined;
}

interface ClientProps extends SharedProps, Partial<Record<keyof PrefineryOptions, undefined>> {
  /** A client made with `createPrefinery`. */
  client: Prefinery;
}

interface OptionsProps extends SharedProps, PrefineryOptions {
  client?: undefined;
}

/** A `client`, or the options to make one. Of these only `consent` may change later. */
export type PrefineryProviderProps = ClientProps | OptionsProps;

/**
 * Connects everything below it to one campaign and loads the vendor's script.
 *
 * @example
 * ```tsx
 * <PrefineryProvider project="abcd1234">
 *   <SignupForm />
 *   <Leaderboard />
 * </PrefineryProvider>
 * ```
 *
 * @throws `PrefineryError` with code `invalid_options` or `project_conflict`, see `createPrefinery`.
 */
export function PrefineryProvider(props: PrefineryProviderProps): ReactNode {
  const { consent, onEvent, project } = props;
  const [own] = useState(() => props.client ?? createPrefinery(props));
  const client = props.client ?? own;
  if (process.env.NODE_ENV !== 'production' && project !== undefined && project !== client.project) {
    throw new PrefineryError('project_conflict', { command: 'PrefineryProvider', about: client.scriptUrl });
  }
  const queryClient = useOwnQueryClient(props.queryClient);
  const identity = useStableIdentity(props.identity);
  const kit = useMemo(
    () => ({ client, queryClient, visitor: createVisitor(client, identity) }),
    [client, queryClient, identity],
  );
  useEffect(() => onEvent && client.subscribe(onEvent), [client, onEvent]);
  useEffect(() => {
    if (consent) client.setConsent(consent);
    client.load();
    // Where it fails, everything below fails with it and says so.
    kit.visitor.begin().catch(() => undefined);
    // Consent may be given after it was denied.
    void queryClient.refetchQueries(failedQueries(kit));
  }, [client, consent, queryClient, kit]);
  return <KitContext.Provider value={kit}>{props.children}</KitContext.Provider>;
}

/** The same value as long as the same person is meant, however often an inline object or function is written anew. */
function useStableIdentity(source: IdentitySource | null | undefined): IdentitySource | null | undefined {
  const content = typeof source === 'function' ? '' : JSON.stringify(source);
  const [held, hold] = useState({ content, source });
  // React renders again before anybody sees the old one. After somebody, nothing is nobody.
  if (held.content !== content) hold({ content, source: source ?? null });
  return held.source;
}

/** The one that is given, else the app's from context, else a private one that ends with the provider. */
function useOwnQueryClient(given: QueryClient | undefined): QueryClient {
  const shared = useContext(QueryClientContext);
  // It is let go of as a whole, so nothing in it needs a timer to be forgotten.
  const [own] = useState(() => new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } }));
  useEffect(() => {
    own.mount();
    return () => own.unmount();
  }, [own]);
  return given ?? shared ?? own;
}
