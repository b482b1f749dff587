import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl } from '../control/control.ts';
import { ownOrigin } from '../edge/access.ts';
import { type Ask, createTools, type Tool } from './tools.ts';

/**
 * `/mcp`: the Model Context Protocol, by which coding assistants use the sandbox. It needs what all control routes need: a caller on
 * this machine, or the control token.
 * @param answer answers a request to the sandbox itself
 */
export function createMcpRoutes(
  campaign: Campaign,
  answer: (request: Request, connection: Env['Bindings']) => Response | Promise<Response>,
): Hono<Env> {
  const app = createControl(campaign);
  const tools = createTools(campaign.project);

  app.all('/', async (context) => {
    const base = ownOrigin(context) + campaign.base;
    const ask = createAsk(base, await campaign.controlToken(), (request) => answer(request, context.env));
    return (await serve(tools, ask)).fetch(context.req.raw);
  });

  return app;
}

/** The SDK is loaded by the first request: it takes longer to load than the sandbox takes to start. */
async function serve(tools: Readonly<Record<string, Tool>>, ask: Ask) {
  const [{ createMcpHandler, McpServer }, { toStandardJsonSchema }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('@valibot/to-json-schema'),
  ]);
  return createMcpHandler(() => {
    const server = new McpServer({ name: 'prefinery-sandbox', version: '1' });
    for (const [name, { description, input, run }] of Object.entries(tools)) {
      server.registerTool(name, { description, inputSchema: toStandardJsonSchema(input) }, async (given) => {
        try {
          return { content: [{ type: 'text', text: JSON.stringify(await run(given, ask), null, 1) }] };
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          return { content: [{ type: 'text', text: error.message }], isError: true };
        }
      });
    }
    return server;
  });
}

/** The sandbox has refused a request of a tool. The assistant is told why. */
class Refused extends Error {}

const failure = v.object({ error: v.string() });
const commandFailure = v.object({ answer: failure });

const createAsk =
  (base: string, token: string, request: (request: Request) => Response | Promise<Response>): Ask =>
  async (path, body, method = body === undefined ? 'GET' : 'POST') => {
    const response = await request(
      new Request(base + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const location = response.headers.get('location');
    if (location !== null) return { location };
    const answer: unknown = await response.json();
    // A refused command is answered with HTTP 200, as the vendor does.
    if (v.is(commandFailure, answer)) throw new Refused(answer.answer.error);
    if (response.ok) return answer;
    throw new Refused(v.is(failure, answer) ? answer.error : `The sandbox has answered ${response.status}.`);
  };
