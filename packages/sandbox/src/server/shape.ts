import * as v from 'valibot';
import type { CommandReply } from '../protocol.ts';
import type { Refusal } from './refusal.ts';

export const callbacks = v.picklist(['documented', 'observed', 'silent']);

/** What callbacks receive. */
export type Callbacks = v.InferOutput<typeof callbacks>;

/** A reply as the callback is to receive it. What public code was seen to rely on differs from what is documented. */
export function shapeReply(callbacks: Callbacks, command: string, reply: CommandReply): CommandReply {
  if (callbacks !== 'observed' || command !== 'getUser') return reply;
  return { ...reply, answer: { data: reply.answer ?? null } };
}

/** A failure as the callback is to receive it, if it is called at all. The reply's status tells the truth in any case. */
export function shapeFailure(callbacks: Callbacks, command: string, { status, message }: Refusal): CommandReply {
  if (callbacks === 'documented') return { answer: { error: message, status } };
  if (callbacks === 'silent') return { calls: 0 };
  return command === 'authenticateUser' ? {} : { answer: { error: `HTTP ${status}: ${message}` } };
}
