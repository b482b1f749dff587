import type { Reader } from './answer.ts';
import { PrefineryError } from './errors.ts';
import { vendorWindow } from './vendor.ts';

/** How one call may end early. */
export interface CallOptions {
  /** Ends the wait: the promise rejects with `aborted`. A command that was not sent yet is never sent. */
  signal?: AbortSignal | undefined;
  /**
   * How long to wait for the answer, in ms, from the moment the command is handed to the vendor's script. Waiting for
   * the script itself has limits of its own.
   *
   * @defaultValue the client's `timeout`
   */
  timeout?: number | undefined;
}

interface Call {
  command: string;
  /** What goes between the command's name and the callback. */
  data: unknown[];
  /** `null` where the vendor gives no answer: then the call is over when it was sent. */
  read: Reader<unknown> | null;
  /** Resolves when the vendor's script is usable. */
  ready: () => Promise<void>;
  signal: AbortSignal | undefined;
  timeout: number;
}

/**
 * The one place where a callback becomes a promise. It settles once, whatever happens: the vendor's callback may come
 * late, twice or never.
 */
export function call({ command, data, read, ready, signal, timeout }: Call): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let open = true;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const end = (act: () => void) => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      try {
        act();
      } catch (error) {
        reject(error);
      }
    };
    const fail = (error: unknown) => end(() => reject(error));
    const abort = () => fail(new PrefineryError('aborted', { command, cause: signal?.reason }));
    const answer = (body: unknown) => end(() => resolve(read?.(body, command)));

    const send = () => {
      if (!open) return;
      timer = setTimeout(() => fail(new PrefineryError('timeout', { command, about: `${timeout}` })), timeout);
      try {
        vendorWindow().prefinery?.(command, ...data, ...(read ? [answer] : []));
        if (!read) answer(undefined);
      } catch (cause) {
        fail(new PrefineryError('rejected', { command, about: String(cause), cause }));
      }
    };

    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    ready().then(send).catch(fail);
  });
}
