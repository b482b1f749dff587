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
import { useEagerScript } from '../foundation/internal/useEarlyScript.ts';
import { leaveOutOfPersistence } from '../foundation/internal/persistence.ts';
import { allQueries, failedQueries, sessionQueryKey, userKey } from '../foundation/internal/queries.ts';
import { refuseUnknown, refuseUnless, warnOnce } from '../foundation/internal/refuseUnknown.ts';

interface SharedProps {
  children?: ReactNode;
  /**
   * The user who is logged in to your app, with a signature from your server: `{ email, signature }`, or a promise or a
   * function of it. `null` means that no user is logged in: a session that was begun for a user of your app ends, also
   * one from an earlier page, and a session that the visitor began by joining stays. `undefined` means that your app
   * does not know yet: nothing changes.
   *
   * Every hook and component below waits for it. When it changes, the previous user is logged out first. An object may
   * be written inline: only another identifier counts as another user. A function is called once, and again after a
   * failure; give the provider a `key`, such as your user's id, where one user can directly follow another. A promise
   * has to be created once, not with each render, because another promise may be about another user.
   *
   * @defaultValue the user of the browser session, if there is one
   */
  identity?: IdentitySource;
  /**
   * Where answers are cached.
   *
   * @defaultValue the app's own `QueryClient` if there is a `QueryClientProvider` above, else a private one
   */
  queryClient?: QueryClient | undefined;
  /** Called with every event of the kit below: for analytics. */
  onEvent?: ((event: PrefineryEvent) => void) | undefined;
  /**
   * Called with every failure below: for error reporting. A failure that affects several components is reported once. A
   * consent that the visitor has denied is not a failure. Components show their failures independently of this.
   */
  onError?: ((error: PrefineryError) => void) | undefined;
  /**
   * When the vendor's script is loaded. `lazy`: with the first component or command that needs it, so a page without
   * one loads nothing. `eager`: as soon as the provider is rendered; with React 19, the HTML of a server has the
   * script element. A page that was opened by a referral link always loads it, because the script stores the referrer.
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
  if (process.env.NODE_ENV !== 'production') checkClients(props);
  if (process.env.NODE_ENV !== 'production')
    refuseUnknown('PrefineryProvider', 'load', [load ?? 'lazy'], ['lazy', 'eager']);
  const [own] = useState(() => props.client ?? createPrefinery(props));
  const client = props.client ?? own;
  useEagerScript(client, load === 'eager');
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

/** The two clients have similar names, so one is easily given in place of the other. */
function checkClients({ client, queryClient }: PrefineryProviderProps): void {
  const isPrefinery = !client || 'addUser' in client;
  const isQueryClient = !queryClient || 'getQueryCache' in queryClient;
  const about = 'is something else. Give what createPrefinery() returns as client, and a QueryClient as queryClient.';
  refuseUnless(isPrefinery, 'PrefineryProvider', `client ${about}`);
  refuseUnless(isQueryClient, 'PrefineryProvider', `queryClient ${about}`);
}

/**
 * Gives the app's identity to the session whenever it changes. A function is called later by the session, and is the
 * latest one then.
 */
function useIdentity({ session }: Prefinery, identity: IdentitySource): void {
  const latest = useRef(identity);
  useEffect(() => {
    latest.current = identity;
  });
  const [ask] = useState(() => () => (typeof latest.current === 'function' ? latest.current() : latest.current));
  const source = typeof identity === 'function' ? ask : identity;
  useEffect(() => session.become(source), [session, source]);
  usePromiseCheck(source);
}

/** How many promises an app may give in a row before they count as created with each render. */
const MANY_PROMISES = 5;

/** In development, warns of a promise that is created with each render: each one hides the user until it has answered. */
function useCheck(source: IdentitySource): void {
  const count = useRef(0);
  useEffect(() => {
    const isPromise = typeof source === 'object' && source !== null && 'then' in source;
    count.current = isPromise ? count.current + 1 : 0;
    if (count.current < MANY_PROMISES) return;
    const about =
      'identity is another promise with each render, so the user is hidden and read again each time. Create the promise once, such as by useState, or give a function: identity={fetchIdentity}.';
    warnOnce('PrefineryProvider', about);
  }, [source]);
}

const usePromiseCheck: typeof useCheck = process.env.NODE_ENV === 'production' ? () => undefined : useCheck;

/** Writes every answer of the session into the cache, whichever component asked, and removes previous users. */
function useSharedUser(client: Prefinery, queryClient: QueryClient): void {
  useEffect(() => {
    const { session } = client;
    let last = session.state.key;
    const share = () => {
      const { key, user } = session.state;
      if (user !== undefined) queryClient.setQueryData(userKey(client, key), user);
      if (key !== last) queryClient.removeQueries({ queryKey: sessionQueryKey(client, last) });
      last = key;
    };
    share();
    return session.subscribe(share);
  }, [client, queryClient]);
}

/** Once the script has loaded or is allowed after all, retries what failed without it. */
function useRecovery(client: Prefinery, queryClient: QueryClient, count: Dispatch<SetStateAction<number>>): void {
  useEffect(() => {
    const isOut = () => client.state === 'failed' || client.state === 'disabled';
    let hasFailed = isOut();
    return client.subscribe(() => {
      hasFailed ||= isOut();
      // Consent was granted after a denial. Queries that failed without the script do not refetch by themselves.
      if (hasFailed && client.state === 'idle') client.load();
      if (!hasFailed || client.state !== 'ready') return;
      hasFailed = false;
      client.session.recover();
      void queryClient.refetchQueries(failedQueries(client), { cancelRefetch: false });
      count((recoveries) => recoveries + 1);
    });
  }, [client, queryClient, count]);
  useEffect(() => {
    // The connection is back, or the browser shows a page as it was left: another page may have changed the session.
    const readAgain = ({ persisted }: Partial<PageTransitionEvent>) =>
      persisted !== false && void queryClient.invalidateQueries(allQueries(client));
    const events = ['online', 'pageshow'];
    events.forEach((event) => addEventListener(event, readAgain));
    return () => events.forEach((event) => removeEventListener(event, readAgain));
  }, [client, queryClient]);
}

/** The `queryClient` prop, else the app's from context, else a private one that ends with the provider. */
function useOwnQueryClient(given: QueryClient | undefined): QueryClient {
  const shared = useContext(QueryClientContext);
  // The whole client is garbage collected, so its queries need no timers.
  const [own] = useState(() => new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } }));
  useEffect(() => {
    own.mount();
    return () => own.unmount();
  }, [own]);
  const used = given ?? shared ?? own;
  useEffect(() => leaveOutOfPersistence(used), [used]);
  return used;
}
