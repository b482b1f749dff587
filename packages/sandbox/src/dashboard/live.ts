import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { LiveMessage } from '../server/foundation/live.ts';
import { activityQuery, addLine } from './activity/lines.ts';
import { controlHeaders, reach } from './api.ts';
import { readAgain } from './readAgain.ts';
import { useToken } from './token.ts';

/** Whether the dashboard gets messages. */
export type LiveState = 'connecting' | 'live' | 'lost';

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();
const change = (next: LiveState): void => {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLiveState = (): LiveState => useSyncExternalStore(subscribe, () => state);

/** The shortest time between two refreshes, in ms: many users may join at once. */
const betweenRefreshes = 250;
const longestPause = 5000;

/** Follows `GET /live` while the page is open, and refreshes what has changed. Used once, by the shell. */
export function useLive(): void {
  const client = useQueryClient();
  const { token, isRefused } = useToken();

  useEffect(() => {
    if (isRefused) return;
    const end = new AbortController();
    void follow(client, token, end.signal);
    return () => end.abort();
  }, [client, token, isRefused]);
}

async function follow(client: QueryClient, token: string | null, signal: AbortSignal): Promise<void> {
  const refresh = throttle(() => void readAgain(client, (query) => !isActivity(query)));
  for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, longestPause)) {
    try {
      const response = await reach('/live', { headers: controlHeaders(token), signal });
      change('live');
      pause = 500;
      // What happened while there was no connection.
      void readAgain(client);
      for await (const message of messagesOf(response)) take(client, message, refresh);
    } catch {
      // A request that cannot succeed is not repeated: the effect starts again with another token.
    }
    if (signal.aborted) return;
    change('lost');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function take(client: QueryClient, message: LiveMessage, refresh: () => void): void {
  if (message.type === 'command') addLine(client, message.line);
  else refresh();
  // A reset empties the activity. Else each line comes by a message of its own.
  if (message.type === 'reset') void readAgain(client, isActivity);
}

const isActivity = ({ queryKey }: Query): boolean => queryKey[0] === activityQuery.queryKey[0];

/** The data of each event of a stream of server-sent events. */
async function* messagesOf(response: Response): AsyncGenerator<LiveMessage> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event
        .split('\n')
        .flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length).trim()] : []))
        .join('\n');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The sandbox writes these messages.
      if (data !== '') yield JSON.parse(data) as LiveMessage;
    }
  }
}

/** Runs the work at once, and again at the end of the pause if it was asked for meanwhile. */
function throttle(work: () => void): () => void {
  let isWaiting = false;
  let isAsked = false;
  const run = (): void => {
    work();
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (isAsked) run();
      isAsked = false;
    }, betweenRefreshes);
  };
  return () => {
    if (isWaiting) isAsked = true;
    else run();
  };
}
