import type { Context, MiddlewareHandler } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { Refusal } from '../foundation/refusal.ts';
import { shorten } from '../../campaign/shorten.ts';

/** The answer to a request for a project that is not the sandbox's. */
export interface OtherProject {
  /** The error message. Logs it as a warning, too. */
  tell: (asked: string) => string;
  /** Throws a `Refusal` with it. */
  refuse: MiddlewareHandler<Env, '/:project/*'>;
}

export function createOtherProject({ project, warnOnce }: Pick<Campaign, 'project' | 'warnOnce'>): OtherProject {
  const tell = (asked: string): string => {
    const sentence = `This sandbox serves the project ${project}, not ${shorten(asked)}.${advise(asked)}`;
    warnOnce(sentence);
    return sentence;
  };

  return {
    tell,
    refuse: async (context: Context<Env, '/:project/*'>, next) => {
      const asked = context.req.param('project');
      if (asked !== project) throw new Refusal(404, tell(asked));
      await next();
    },
  };
}

/** The command may be copied into a terminal, so it contains a valid key only. */
const advise = (asked: string): string =>
  /^[a-z0-9]{8}$/.test(asked)
    ? ` Change the project in your app, or run npx @prefinery-kit/sandbox --project ${asked}.`
    : ' The key of a project has 8 lower-case letters and digits.';
