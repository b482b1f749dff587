import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import { commandRequest, type CommandRequest, sessionHeader, visitorHeader } from '../protocol.ts';
import { answer, commands, isCommand } from './answer.ts';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import { handlers } from './handlers/table.ts';
import { mayCall } from './origins.ts';
import { Refusal } from './refusal.ts';
import { storable } from './text.ts';
import type { Visit } from './visit.ts';

const largestBody = 64 * 1024;
const visitorId = /^[\w-]{1,64}$/;

/** `POST /PROJECT/COMMAND`: the one route that serves every command. */
export function createCommands(campaign: Campaign, onPage: (origin: string) => void): Hono<Env> {
  const app = new Hono<Env>();

  app.onError((error, context) => {
    if (error instanceof Refusal) return fail(context, error);
    campaign.log(error);
    return fail(context, new Refusal(500, 'The sandbox failed. Its log says why.'));
  });

  app.use(
    cors({
      origin: (origin, context) => (mayCall(origin, ownOrigin(context), campaign) ? origin : null),
      allowMethods: ['POST'],
      allowHeaders: ['content-type', sessionHeader, visitorHeader],
      maxAge: 600,
    }),
  );

  app.use(async (context, next) => {
    const origin = context.req.header('origin');
    if (origin !== undefined && !mayCall(origin, ownOrigin(context), campaign)) {
      throw new Refusal(403, `Pages of ${origin} may not call this sandbox. Add it to the sandbox's origins.`);
    }
    await next();
  });

  const tooLarge = new Refusal(413, `The request is larger than ${largestBody / 1024} KiB. Send less data.`);
  app.use(bodyLimit({ maxSize: largestBody, onError: (context) => fail(context, tooLarge) }));

  app.post('/:project/:command', async (context) => {
    const { project, command } = context.req.param();
    if (project !== campaign.project) {
      throw new Refusal(404, `This sandbox serves the project ${campaign.project}, not ${project}.`);
    }
    if (!isCommand(command)) {
      throw new Refusal(404, `There is no command ${command}. There are ${commands.join(', ')}.`);
    }
    const request = await readRequest(context);
    const visit = await readVisit(context, request, campaign);
    onPage(visit.pageOrigin);
    return context.json(await answer(handlers, command, request.data, visit, campaign));
  });

  return app;
}

const fail = (context: Context, { status, message }: Refusal): Response =>
  context.json({ answer: { error: message, status } }, status);

const ownOrigin = (context: Context): string => new URL(context.req.url).origin;

async function readRequest(context: Context<Env>): Promise<CommandRequest> {
  let body: unknown;
  try {
    body = JSON.parse(await context.req.text(), (_key, value: unknown) =>
      typeof value === 'string' ? storable(value) : value,
    );
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
  const read = v.safeParse(commandRequest, body);
  if (read.success) return read.output;
  throw new Refusal(400, `The body is not a command: ${v.summarize(read.issues)}`);
}

async function readVisit(context: Context<Env>, request: CommandRequest, campaign: Campaign): Promise<Visit> {
  const { users, sessions } = campaign.store;
  const token = context.req.header(sessionHeader);
  const visitor = context.req.header(visitorHeader);
  if (visitor !== undefined && !visitorId.test(visitor)) {
    throw new Refusal(400, `The header ${visitorHeader} is not an id: 1 to 64 letters, digits, - and _.`);
  }
  const person = token === undefined ? null : await sessions.find(token);
  const pageUrl = request.page.url;
  return {
    session: person === null ? null : await users.find({ id: person }),
    visitorId: visitor ?? null,
    page: request.page,
    pageOrigin: context.req.header('origin') ?? (URL.canParse(pageUrl) ? new URL(pageUrl).origin : ownOrigin(context)),
    referrerCode: request.referrer_code,
    base: ownOrigin(context) + campaign.base,
    userAgent: storable(context.req.header('user-agent') ?? ''),
    // IPv4 addresses arrive in IPv6 clothes where a server listens to both.
    ip: context.env.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null,
  };
}
