import type { Context, MiddlewareHandler } from 'hono';
import { type CommandReply, visitorHeader } from '../../protocol.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';

/** Notes commands as lines of the activity. */
export interface Recorder {
  /** Notes the answer of every command. */
  middleware: MiddlewareHandler<Env>;
  /** Notes at once a command that a fault leaves without an answer. */
  unanswered: (context: Context<Env>) => void;
}

/** Lines have neither session tokens nor addresses of hosted pages: whoever has one of these can act as the user. */
export function createRecorder({ activity }: Pick<Campaign, 'activity'>): Recorder {
  const note = (context: Context<Env>, begin: number, status: number, reply: CommandReply): void => {
    const { req } = context;
    const data = context.get('data');
    activity.add({
      at: new Date().toISOString(),
      command: req.path.split('/').at(-1) ?? '',
      ...(data !== undefined && { data }),
      ...(reply.answer !== undefined && { answer: reply.answer }),
      status,
      ms: Math.round(performance.now() - begin),
      user: context.get('user') ?? null,
      visitor: req.header(visitorHeader) ?? null,
      ip: context.get('ip'),
      origin: req.header('origin') ?? null,
      referrer_code: context.get('referrerCode') ?? null,
      by: 'script',
    });
  };

  return {
    async middleware(context, next) {
      if (context.req.method !== 'POST') return next();
      const begin = performance.now();
      await next();
      if (context.get('isUnanswered')) return;
      const reply = context.get('reply') ?? {};
      note(context, begin, reply.status ?? context.res.status, reply);
    },

    unanswered(context) {
      context.set('isUnanswered', true);
      note(context, performance.now(), 0, {});
    },
  };
}
