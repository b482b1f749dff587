'use client';
import {
  createPrefinery,
  type IdentitySource,
  type Prefinery,
  PrefineryError,
  type PrefineryEvent,
  type PrefineryOptions,
} from '@prefinery-kit/core';
import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import {
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { KitContext } from '../foundation/internal/context.ts';
import { useScriptHint } from '../foundation/internal/useScriptHint.ts';
import { failedQueries, personKey, userKey } from '../foundation/internal/queries.ts';

interface SharedProps {
  children?: ReactNode;
  /**
   * The person who is logged in to your app, vouched for by your server: `{ email, signature }`, or a promise or a function
   * of it. `null` is nobody: a session that was begun for a person of your app ends, on an earlier page too, and one that the
   * visitor began by joining stays. `undefined` is that your app does not know yet: everything stays as it is.
   *
   * Every hook and component below waits for it and speaks for that person. When it changes, the old person is logged out
   * first. An object may be written inline, because only another identifier is another person. A function is called once,
   * and again after a failure; give the provider a `key`, such as your user's id, where one person can directly follow another.
   *
   * @defaultValue the person of the browser session, where there is one
   */
  identity?: IdentitySource;
  /**
   * Where answers are cached.
   *
   * @defaultValue the app's own `QueryClient` if there is a `QueryClientProvider` above, else a private one
   */
  queryClient?: QueryClient | undefined;
  /** Called with everything that happens below: for analytics. */
  onEvent?: ((event: PrefineryEvent) => void) | undefined;
  /**
   * Called with everything that fails below: for error reporting. A failure that several parts meet is reported once, and what the
   * visitor has denied is none. What a part shows of it is the part's own matter.
   */
  onError?: ((error: PrefineryError) => void) | undefined;
  /**
   * When the vendor's script is loaded: `lazy` with the first part or command that needs it, so that a page without one costs
   * nothing, or `eager` as soon as the provider is there. A page that was opened by a referral link loads it in any case, because the
   * script remembers who has sent the visitor.
   *
   * @defaultValue `'lazy'`
   */
  load?: 'lazy' | 'eager' | undefined;
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
 * Connects everything below it to one campaign. The vendor's script is loaded with the first part that needs it.
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
  const { consent, load, onError, onEvent, project } = props;
  const [own] = useState(() => props.client ?? createPrefinery(props));
  const client = props.client ?? own;
  useScriptHint(client, load === 'eager');
  if (process.env.NODE_ENV !== 'production' && project !== undefined && project !== client.project) {
    throw new PrefineryError('project_conflict', { command: 'PrefineryProvider', about: client.scriptUrl });
  }
  const queryClient = useOwnQueryClient(props.queryClient);
  const { session } = client;
  const readKey = () => session.state.key;
  const sessionKey = useSyncExternalStore(session.subscribe, readKey, readKey);
  const [recoveries, setRecoveries] = useState(0);
  const kit = useMemo(
    () => ({ client, queryClient, sessionKey, recoveries }),
    [client, queryClient, sessionKey, recoveries],
  );
  useEffect(() => onEvent && client.subscribe(onEvent), [client, onEvent]);
  useEffect(
    () => onError && client.subscribe((event) => event.type === 'error' && onError(event.error)),
    [client, onError],
  );
  useEffect(() => {
    if (consent) client.setConsent(consent);
  }, [client, consent]);
  useEffect(() => {
    if (load === 'eager' || /[?&]r=./.test(client.search)) client.load();
  }, [client, load]);
  useIdentity(client, props.identity);
  useSharedUser(client, queryClient);
  useRecovery(client, queryClient, setRecoveries);
  return <KitContext.Provider value={kit}>{props.children}</KitContext.Provider>;
}

/** Says whom the app knows, each time it says so. A function is called by the session, and then it is the latest one. */
function useIdentity({ session }: Prefinery, identity: IdentitySource): void {
  const latest = useRef(identity);
  useEffect(() => {
    latest.current = identity;
  });
  const [ask] = useState(() => () => (typeof latest.current === 'function' ? latest.current() : latest.current));
  const source = typeof identity === 'function' ? ask : identity;
  useEffect(() => session.become(source), [session, source]);
}

/** Puts whatever the session learns into the cache, whichever part of the page has asked, and takes out who is gone. */
function useSharedUser(client: Prefinery, queryClient: QueryClient): void {
  useEffect(() => {
    const { session } = client;
    let last = session.state.key;
    const share = () => {
      const { key, user } = session.state;
      if (user !== undefined) queryClient.setQueryData(userKey(client, key), user);
      if (key !== last) queryClient.removeQueries({ queryKey: personKey(client, last) });
      last = key;
    };
    share();
    return session.subscribe(share);
  }, [client, queryClient]);
}

/** Once the script is there after all, or allowed after all, what failed without it is tried again. */
function useRecovery(client: Prefinery, queryClient: QueryClient, count: Dispatch<SetStateAction<number>>): void {
  useEffect(() => {
    const isOut = () => client.state === 'failed' || client.state === 'disabled';
    let hasFailed = isOut();
    return client.subscribe(() => {
      hasFailed ||= isOut();
      // It was allowed after a no, and what failed without it does not ask again by itself.
      if (hasFailed && client.state === 'idle') client.load();
      if (!hasFailed || client.state !== 'ready') return;
      hasFailed = false;
      client.session.recover();
      void queryClient.refetchQueries(failedQueries(client), { cancelRefetch: false });
      count((recoveries) => recoveries + 1);
    });
  }, [client, queryClient, count]);
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
