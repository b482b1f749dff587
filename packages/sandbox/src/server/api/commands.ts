import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import { isOfDatabase } from '../../errors.ts';
import { failureOf } from '../../log.ts';
import { type CommandReply, commandRequest, refCheckRequest, sessionHeader, visitorHeader } from '../../protocol.ts';
import { answer } from './answer.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { frameOf } from './display.ts';
import { limitBody, mayCall, ownOrigin, refuseOtherOrigins } from '../edge/access.ts';
import { commands, isCommand } from '../foundation/served.ts';
import type { Handler } from './handlers/handler.ts';
import { handlers } from './handlers/handlers.ts';
import type { OtherProject } from '../edge/project.ts';
import { Denial, Refusal } from '../foundation/refusal.ts';
import type { Site } from './site.ts';
import { type Callbacks, shapeFailure, shapeReply } from '../foundation/callbacks.ts';
import { storable } from '../foundation/storable.ts';
import type { FaultEffects } from '../faults/effects.ts';
import { createRecorder } from './record.ts';
import { readVisit } from './visit.ts';
import { shorten } from '../../campaign/shorten.ts';
import { summary } from '../../quote.ts';

/** `POST /PROJECT/COMMAND`: one route for all commands. And `POST /PROJECT/ref-check`, which is ours. */
export function createCommands(
  campaign: Campaign,
  site: Site,
  { faults, forever, lag, wait }: FaultEffects,
  limit: MiddlewareHandler<Env>,
  otherProject: OtherProject,
): Hono<Env> {
  const app = new Hono<Env>();
  const getUser: Handler<'getUser'> = async (data, visit, campaign) => {
    const { result } = await handlers.getUser(data, visit, campaign);
    return { result: result && (await lag.past(result, visit.base)) };
  };
  const served = { ...handlers, getUser };
  const callbacks = (): Callbacks => faults.current.callbacks ?? campaign.callbacks;

  const fail = (context: Context<Env>, refusal: Refusal): Response => {
    const command = context.req.path.split('/').at(-1) ?? '';
    const shaped = shapeFailure(callbacks(), command, refusal);
    const reply: CommandReply = refusal instanceof Denial ? { ...shaped, status: refusal.status } : shaped;
    context.set('reply', reply);
    return context.json(reply, refusal instanceof Denial ? 200 : refusal.status);
  };

  app.onError((error, context) => {
    if (error instanceof Refusal) return fail(context, error);
    campaign.log.error({ err: failureOf(error) }, 'The sandbox failed.');
    if (isOfDatabase(error)) return fail(context, new Refusal(503, error.message));
    return fail(context, new Refusal(500, 'The sandbox failed. Its log says why.'));
  });

  app.use(
    cors({
      origin: (origin, context: Context<Env>) => (mayCall(origin, ownOrigin(context), campaign) ? origin : null),
      allowMethods: ['POST'],
      allowHeaders: ['content-type', sessionHeader, visitorHeader],
      maxAge: 600,
    }),
  );
  const recorder = createRecorder(campaign);
  app.use('/:project/:command', recorder.middleware);
  app.use(refuseOtherOrigins(campaign));
  app.use(limit);
  app.use(limitBody);

  app.use('/:project/*', otherProject.refuse);

  app.post('/:project/ref-check', async (context) => {
    const { id } = await readBody(context, refCheckRequest);
    const user = await campaign.lock.share(() => campaign.store.users.find({ id }));
    if (user === null) throw new Denial(404, 'This link leads to nobody: there is no such person.');
    const pageOrigin = context.req.header('origin') ?? ownOrigin(context);
    return context.json({ frame: frameOf('referral', user, { pageOrigin }, campaign) });
  });

  app.post('/:project/:command', async (context) => {
    const command = context.req.param('command');
    if (!isCommand(command)) {
      throw new Refusal(404, `There is no command ${shorten(command)}. There are ${commands.join(', ')}.`);
    }
    const { data, ...rest } = await readBody(context, commandRequest);
    context.set('data', data);
    context.set('referrerCode', rest.referrer_code);
    // Faults that were set in another process are known only after `lock.share`.
    const fault = await campaign.lock.share(async () => faults.current.commands?.[command]);
    if (fault === 'silent') {
      recorder.unanswered(context);
      await forever();
      return context.json({ calls: 0 } satisfies CommandReply, 503);
    }
    if (fault === 500) throw new Refusal(500, `${command} failed: the sandbox was told so.`);
    // The session is read within `lock.share`, too: during a reset it would still be one of the old campaign.
    const answered = await campaign.lock.share(async () => {
      const visit = await readVisit(context, rest, campaign);
      context.set('user', visit.session?.email);
      await site.onPage(visit.pageOrigin, ownOrigin(context));
      return answer(served, command, data, visit, campaign);
    });
    const reply = shapeReply(callbacks(), command, answered);
    context.set('reply', reply);
    if (typeof fault === 'object') await wait(fault.slow);
    return context.json(fault === 'twice' ? { ...reply, calls: 2 } : reply);
  });

  return app;
}

async function readBody<S extends v.GenericSchema>(context: Context<Env>, schema: S): Promise<v.InferOutput<S>> {
  let body: unknown;
  try {
    body = JSON.parse(await context.req.text(), (_key, value: unknown) =>
      typeof value === 'string' ? storable(value) : value,
    );
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
  const read = v.safeParse(schema, body);
  if (read.success) return read.output;
  throw new Refusal(400, `The body is not a command: ${summary(read.issues)}`);
}
