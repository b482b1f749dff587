import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import * as v from 'valibot';
import { SandboxError } from '../errors.ts';
import spy from './page/spy.ts?iife';
import script from './page/entry.ts?iife';
import styles from '../pages/probe.css?raw';
import { probePage, stagePage } from '../pages/Probe.tsx';
import { readDrawnPage } from './drawn-page.ts';
import { readable } from './readable.ts';
import { type PageReport, pageReportSchema, type ReceivedWebhook, type Report } from './report.ts';
import { exceedLimit, parsed, readRest } from './rest.ts';
import { shapeOf } from './shape.ts';

export interface ProbeOptions {
  project: string;
  scriptUrl: string;
  /** The identity verification secret. It stays in this process: the page only gets signatures of the probe's addresses. */
  secret: string | null;
  webhookSecret: string | null;
  /** The REST API, if there is a key. */
  rest: { url: string; beta: string; key: string } | null;
  port: number;
  /** How long to wait for a callback, in ms. */
  wait: number;
  /** Writes the report, and returns the name of its file. */
  write: (report: Report) => Promise<string>;
}

export interface Probe {
  /** Address of its page. */
  url: string;
  /** How many webhooks have come. */
  webhookCount: () => number;
  /** Whether its page was opened. */
  isOpened: () => boolean;
  close: () => Promise<void>;
}

/** Only the probe's own script may run here. The stages have no policy: the script of the service may do what it does. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const mostWebhooks = 20;

/** What the page sends when its steps are done. */
const foundSchema = v.object({ found: pageReportSchema, added: v.nullable(v.string()), limit: v.boolean() });

/**
 * Serves the page of the probe on this machine only.
 * @throws SandboxError `port_in_use` or `cannot_listen`
 */
export async function serveProbe(options: ProbeOptions): Promise<Probe> {
  const { project, scriptUrl, secret, rest, port } = options;
  const token = randomBytes(24).toString('base64url');
  const received: ReceivedWebhook[] = [];
  let isOpened = false;
  let found: PageReport | null = null;
  let restAnswers: Report['rest'] = {};
  let restParts: ('rest' | 'limit')[] = [];

  const app = new Hono();

  // A webhook comes through a tunnel, with any host.
  app.post('/webhooks', async (context) => {
    const body = await context.req.text();
    if (received.length < mostWebhooks) {
      received.push({
        headers: [...context.req.raw.headers.keys()]
          .filter((name) => /^x-prefinery|^user-agent$|^content-type$/.test(name))
          .toSorted(),
        signed: isSigned(body, context.req.header('x-prefinery-signature') ?? '', options.webhookSecret),
        body: shapeOf(parsed(body)),
      });
    }
    return context.json({ received: true });
  });

  // Other pages could reach this machine under a name of their own, and would get signatures.
  app.use(async (context, next) => {
    const { hostname } = new URL(`http://${context.req.header('host') ?? ''}`);
    if (hostname !== '127.0.0.1' && hostname !== 'localhost')
      return context.text('Open the address that was printed.', 421);
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    return next();
  });

  app.get('/', (context) => {
    isOpened = true;
    context.header('content-security-policy', policy);
    return context.html(
      probePage({
        ...{ project, scriptUrl, token, wait: options.wait },
        ...{ signs: secret !== null, hasKey: rest !== null, checksWebhooks: options.webhookSecret !== null },
      }),
    );
  });
  app.get('/stage', (context) =>
    context.html(stagePage({ scriptUrl, project, hasForms: context.req.query('part') === 'forms' })),
  );
  app.get('/probe.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/spy.js', (context) => context.body(spy, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/probe.css', (context) => context.body(styles, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.use(async (context, next) => {
    if (context.req.header('x-probe-token') !== token) return context.text('This is for the page of the probe.', 403);
    return next();
  });
  app.post('/sign', async (context) => {
    const { identifier } = v.parse(v.object({ identifier: v.string() }), await context.req.json());
    const signature = secret === null ? null : createHmac('sha256', secret).update(identifier).digest('hex');
    return context.json({ signature });
  });
  app.post('/drawn-page', async (context) => {
    const { address } = v.parse(v.object({ address: v.string() }), await context.req.json());
    return context.json({ html: await readDrawnPage(address, scriptUrl) });
  });
  app.post('/webhook-count', (context) => context.json({ count: received.length }));
  app.post('/found', async (context) => {
    const body = v.safeParse(foundSchema, await context.req.json());
    if (!body.success) return context.text(`The page sent no report: ${body.issues[0].message}`, 400);
    found = body.output.found;
    if (rest !== null) {
      restAnswers = await readRest({ ...rest, fetch }, body.output.added);
      const refused = body.output.limit ? await exceedLimit({ ...rest, fetch }) : null;
      restParts = body.output.limit ? ['rest', 'limit'] : ['rest'];
      if (refused !== null) restAnswers = { ...restAnswers, overLimit: refused };
    }
    return context.json({});
  });
  app.post('/write', async (context) => {
    if (found === null) return context.text('The steps are not done.', 409);
    const report: Report = {
      ...{ probe: 'prefinery-kit', version: 1, day: new Date().toISOString().slice(0, 10) },
      ...found,
      parts: [...found.parts, ...restParts],
      rest: restAnswers,
      webhooks: [...new Map(received.map((webhook) => [JSON.stringify(webhook), webhook])).values()],
    };
    return context.json({ file: await options.write(report), readable: readable(report) });
  });
  app.onError((error, context) => context.text(error.message, 500));

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new SandboxError('port_in_use', `Port ${port} is in use. Take another by --port.`, { cause })
          : new SandboxError('cannot_listen', `The probe cannot listen on port ${port}: ${cause.message}.`, { cause }),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    // Not localhost, whose cookies all servers of this machine share.
    url: `http://127.0.0.1:${taken}/`,
    webhookCount: () => received.length,
    isOpened: () => isOpened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** `t=<seconds>,v1=<hex>` over the time, a dot and the body. */
function isSigned(body: string, header: string, secret: string | null): boolean | null {
  if (secret === null) return null;
  const [, time = '', given = ''] = /t=(\d+).*?v1=([0-9a-f]+)/.exec(header) ?? [];
  const right = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
}
