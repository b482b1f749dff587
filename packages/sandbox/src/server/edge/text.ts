import type { Context } from 'hono';
import type { Env } from '../foundation/env.ts';

/** Answers a script or a stylesheet of this version, which browsers must not keep for the next one. */
export function sendText(context: Context<Env>, type: string, text: string): Response {
  context.header('content-type', `${type}; charset=utf-8`);
  context.header('x-content-type-options', 'nosniff');
  context.header('cache-control', 'no-cache');
  return context.body(text);
}
