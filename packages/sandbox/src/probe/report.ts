import * as v from 'valibot';
import type { Outline } from './outline.ts';
import type { Shape } from './shape.ts';

const shape: v.GenericSchema<Shape> = v.lazy(() => v.union([v.string(), v.array(shape), v.record(v.string(), shape)]));

// Its type is named, because compilers give up on `NullableSchema` of a type that contains itself, in the published types.
const answer: v.GenericSchema<Shape | null> = v.nullable(shape);

const outline: v.GenericSchema<Outline> = v.object({
  tag: v.string(),
  classes: v.array(v.string()),
  attributes: v.array(v.string()),
  address: v.exactOptional(v.string()),
  column: v.exactOptional(v.string()),
  children: v.array(v.lazy(() => outline)),
});

/** What one call did. */
const called = v.object({
  /** How often the callback was called. */
  calls: v.number(),
  /** What the first call of it was given. */
  answer,
  /** What the command has drawn. */
  markup: v.exactOptional(v.array(outline)),
  /** What the page in a frame that it has drawn contains. */
  page: v.exactOptional(v.array(outline)),
});

const cookie = v.object({ name: v.string(), lifetime: v.string(), attributes: v.array(v.string()) });

/** An answer over HTTP. */
const answered = v.object({ status: v.number(), headers: v.array(v.string()), body: shape });

const webhook = v.object({
  headers: v.array(v.string()),
  /** Whether the signature is right. `null`: the probe was given no webhook secret. */
  signed: v.nullable(v.boolean()),
  body: shape,
});

/** The format of a report. */
export const reportSchema = v.object({
  probe: v.literal('prefinery-kit'),
  version: v.literal(1),
  /** The day, such as 2026-11-27. */
  day: v.string(),
  /** The host of the script, and whether it ran. */
  script: v.object({ host: v.string(), runs: v.boolean(), globals: v.array(v.string()), hosts: v.array(v.string()) }),
  /** What was asked for: `reads`, and `writes` and `signed` if they were possible. */
  parts: v.array(v.picklist(['reads', 'writes', 'signed', 'rest', 'limit'])),
  /** Calls by the id of their step. */
  calls: v.record(v.string(), called),
  /** Facts that are no shape, such as which of two referrers was kept, by the id of their step. */
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  cookies: v.array(cookie),
  /** Names of what the script keeps in local and session storage. */
  storage: v.array(v.string()),
  rest: v.record(v.string(), answered),
  webhooks: v.array(webhook),
});

/** What a run of the probe has found out, without data of people. */
export type Report = v.InferOutput<typeof reportSchema>;
export type Called = v.InferOutput<typeof called>;
export type Answered = v.InferOutput<typeof answered>;
export type ReceivedWebhook = v.InferOutput<typeof webhook>;

/** The part of a report that the page finds out. */
export type PageReport = Pick<Report, 'script' | 'parts' | 'calls' | 'facts' | 'cookies' | 'storage'>;
export const pageReportSchema = v.pick(reportSchema, ['script', 'parts', 'calls', 'facts', 'cookies', 'storage']);
