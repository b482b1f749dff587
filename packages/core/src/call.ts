import type { Reader } from './answer.ts';
import { PrefineryError, type PrefineryErrorCode } from './errors.ts';
import { checkTimeout } from './options.ts';
import { findVendor } from './vendor.ts';

/** How one call may end early. */
export interface CallOptions {
  /** Ends the wait: the promise rejects with `aborted`. A command that was not sent yet is never sent. */
  signal?: AbortSignal | undefined;
  /**
   * How long to wait for the answer, in ms, from the moment the command is handed to the vendor's script. Waiting for
   * the script itself has limits of its own. `Infinity` is without end.
   *
   * @defaultValue the client's `timeout`
   */
  timeout?: number | undefined;
}

interface Call {
  command: string;
  /** What goes between the command's name and the callback: asked when the command is sent. */
  data: () => unknown[];
  /** `null` where the vendor gives no answer: then the call is over when it was sent. */
  read: Reader<unknown> | null;
  /** Resolves when the command can be sent. */
  ready: () => Promise<void>;
  signal?: AbortSignal | undefined;
  timeout: number;
}

/** What a browser's timers take, in ms: with more they end at once. */
const MAX_TIMER = 0x7fffffff;

/**
 * The one place where a callback becomes a promise. It settles once, whatever happens: the vendor's callback may come
 * late, twice or never.
 */
export async function call({ command, data, read, ready, signal, timeout }: Call): Promise<unknown> {
  if (process.env.NODE_ENV !== 'production') checkTimeout(timeout, command);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort = () => {};
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      const fail = (code: PrefineryErrorCode, about?: string, cause?: unknown) =>
        reject(new PrefineryError(code, { command, about, cause }));

      const send = () => {
        if (signal?.aborted) return;
        const vendor = findVendor();
        // It was there when the script had loaded. Something else in the page has taken it away.
        if (!vendor) return fail('script_failed', 'window.prefinery');
        if (timeout <= MAX_TIMER) timer = setTimeout(fail, timeout, 'timeout', String(timeout));
        vendor(command, ...data(), ...(read ? [resolve] : []));
        if (!read) resolve(undefined);
      };

      abort = () => fail('aborted', '', signal?.reason);
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort);
      ready()
        .then(send, reject)
        .catch((cause: unknown) => fail('rejected', String(cause), cause));
    });
    return read?.(answer, command);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
