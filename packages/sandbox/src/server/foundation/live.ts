import type { ActivityLine } from './activity.ts';

/** What listeners are told. */
export type LiveMessage =
  /** A command was answered. */
  | { type: 'command'; line: ActivityLine }
  /** Something was written: a listener that shows data reads it again. */
  | { type: 'changed' }
  /** The campaign was reset. */
  | { type: 'reset' };

/** Tells listeners of this process what happens. */
export interface Live {
  tell: (message: LiveMessage) => void;
  /**
   * @param onEnd is called when the sandbox stops
   * @returns ends the listening
   */
  listen: (onMessage: (message: LiveMessage) => void, onEnd?: () => void) => () => void;
  /** Ends all that listen until the sandbox stops. */
  end: () => void;
}

export function createLive(): Live {
  const listeners = new Map<(message: LiveMessage) => void, (() => void) | undefined>();
  return {
    tell(message) {
      for (const listener of listeners.keys()) listener(message);
    },
    listen(onMessage, onEnd) {
      listeners.set(onMessage, onEnd);
      return () => listeners.delete(onMessage);
    },
    end() {
      for (const onEnd of listeners.values()) onEnd?.();
    },
  };
}
