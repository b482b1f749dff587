import * as v from 'valibot';
import type { CommandReply } from '../../protocol.ts';
import type { Refusal } from './refusal.ts';

export const callbacks = v.picklist(['documented', 'observed', 'silent']);

/** The formats of what callbacks receive. */
export type Callbacks = v.InferOutput<typeof callbacks>;

/** The reply to a command in the chosen format. `observed` is what public code relies on, against the documentation. */
export function shapeReply(callbacks: Callbacks, command: string, reply: CommandReply): CommandReply {
  if (callbacks !== 'observed' || command !== 'getUser') return reply;
  return { ...reply, answer: { data: reply.answer ?? null } };
}

/** The reply to a failed command in the chosen format. The reply's status is correct in all of them. */
export function shapeFailure(callbacks: Callbacks, command: string, { status, message }: Refusal): CommandReply {
  if (callbacks === 'documented') return { answer: { error: message, status } };
  if (callbacks === 'silent') return { calls: 0 };
  return command === 'authenticateUser' ? {} : { answer: { error: `HTTP ${status}: ${message}` } };
}
