import type { Hono } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import type { LiveMessage } from '../foundation/live.ts';
import { createControl } from './control.ts';

/** How often a listener gets an empty line, in ms: proxies end connections that are silent for a minute. */
const betweenBeats = 15_000;

/** How many messages wait for a listener that does not read. Beyond that its connection is ended. */
const mostWaiting = 1000;

const encoder = new TextEncoder();

/** `GET /live`: server-sent events with what happens in this process, until the listener or the sandbox ends. */
export function createLiveRoutes(campaign: Campaign): Hono<Env> {
  const { live } = campaign;
  const app = createControl(campaign);

  app.get('/', (context) => {
    let leave = (): void => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const write = (text: string): void => {
          if ((controller.desiredSize ?? 0) > -mostWaiting) controller.enqueue(encoder.encode(text));
          else end();
        };
        const end = (): void => {
          leave();
          controller.close();
        };
        const send = (message: LiveMessage): void => write(`data: ${JSON.stringify(message)}\n\n`);
        const beat = setInterval(() => write(':\n\n'), betweenBeats);
        const stop = live.listen(send, end);
        leave = () => {
          clearInterval(beat);
          stop();
        };
        // The listener knows by it that it is connected.
        write(':\n\n');
      },
      cancel: () => leave(),
    });
    context.header('content-type', 'text/event-stream');
    // Proxies must neither change nor collect it.
    context.header('cache-control', 'no-store, no-transform');
    context.header('x-accel-buffering', 'no');
    return context.body(stream);
  });

  return app;
}
