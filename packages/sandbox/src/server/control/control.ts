import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { isOfDatabase, SandboxError } from '../../errors.ts';
import { failureOf } from '../../log.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { isCutOff, isFromThisMachine, largestBody, limitBodyTo } from '../edge/access.ts';
import { isLoopback } from '../edge/loopback.ts';
import { isEqual } from '../foundation/signature.ts';
import { errorHeader } from '../../protocol.ts';
import { Refusal } from '../foundation/refusal.ts';

/**
 * Control routes, for development and tests: they do over HTTP what the methods of `Sandbox` do in code.
 * @param checks.paths what the checks are for; by default all paths
 * @param checks.largest how large a body may be, in bytes
 */
export function createControl(
  campaign: Campaign,
  { paths = ['*'], largest = largestBody }: { paths?: readonly string[]; largest?: number } = {},
): Hono<Env> {
  const { controlToken, log } = campaign;
  const app = new Hono<Env>();

  app.onError((error, context) => {
    if (error instanceof Refusal) return context.json({ error: error.message }, error.status);
    // Nobody reads the answer. It is no failure of the sandbox, so its log has nothing of it.
    if (isCutOff(error)) return context.json({ error: 'The request ended before its body did.' }, 400);
    if (error instanceof SandboxError) context.header(errorHeader, error.code);
    if (error instanceof SandboxError && !isOfDatabase(error)) {
      return context.json({ error: error.message }, error.code.startsWith('unknown_') ? 404 : 400);
    }
    log.error({ err: failureOf(error) }, 'The sandbox failed.');
    if (isOfDatabase(error)) return context.json({ error: error.message }, 503);
    return context.json({ error: 'The sandbox failed. Its log says why.' }, 500);
  });

  // Pages on other ports of this machine may read the answers: the kit's devtools run in the app's page.
  const answerPages = cors({
    origin: (origin) => (isLoopback(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: [errorHeader],
  });
  const refuseOthers: MiddlewareHandler<Env> = async (context, next) => {
    const authorization = context.req.header('authorization');
    if (!isFromThisMachine(context, campaign) && !isEqual(`Bearer ${await controlToken()}`, authorization ?? '')) {
      throw new Refusal(403, elsewhere);
    }
    context.header('cache-control', 'no-store');
    await next();
  };
  for (const path of paths) app.use(path, answerPages, refuseOthers, limitBodyTo(largest));

  return app;
}

const elsewhere =
  'This is for programs and pages on the machine of the sandbox: call http://localhost. From elsewhere, and through a ' +
  'proxy, send the token that the sandbox printed when it started, as authorization: Bearer TOKEN.';

/** Parses a JSON body. A list is refused here, because a schema of an object without required keys takes one. */
export function readJson(text: string, example: unknown): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, `The body is not JSON. Send something like ${JSON.stringify(example)}.`);
  }
  if (Array.isArray(body)) {
    throw new SandboxError(
      'invalid_option',
      `The body is a list and no object. Send something like ${JSON.stringify(example)}.`,
    );
  }
  return body;
}
