/** What callers of the REST API send. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { statuses } from '../../campaign/person.ts';
import type { Env } from '../foundation/env.ts';
import { storable } from '../foundation/storable.ts';
import { ApiError } from './errors.ts';
import { shorten } from '../../campaign/shorten.ts';
import { messageOf } from '../../quote.ts';

export const customVars = ['custom_var1', 'custom_var2', 'custom_var3'] as const;

const email = v.pipe(v.string(), v.trim(), v.regex(/^[^\s@]+@[^\s@]+$/), v.maxLength(254));
const text = v.optional(v.nullable(v.string()));
const profile = v.optional(
  v.object({
    first_name: text,
    last_name: text,
    address_line1: text,
    address_line2: text,
    city: text,
    state: text,
    postal_code: text,
    country: text,
    telephone: text,
    http_referrer: text,
    utm_source: text,
    utm_medium: text,
    utm_campaign: text,
    utm_term: text,
    utm_content: text,
    custom_var1: text,
    custom_var2: text,
    custom_var3: text,
  }),
);
const status = v.optional(v.picklist(statuses));
export const newTester = v.object({
  tester: v.object({
    email,
    status,
    profile,
    referrer_id: v.optional(v.union([v.number(), v.string()])),
    invitation_code: v.optional(v.pipe(v.string(), v.nonEmpty())),
    // Accepted, and not stored: what they do is not documented.
    groups: v.optional(v.unknown()),
    responses: v.optional(v.unknown()),
  }),
});
export const changedTester = v.object({
  tester: v.object({
    status,
    profile,
    custom_vars: v.optional(v.object({ custom_var1: text, custom_var2: text, custom_var3: text })),
  }),
});
export const rewardFilter = v.object({
  email: v.optional(v.string()),
  status: v.optional(v.picklist(['earned', 'delivered', 'revoked'])),
});
export const pointsGift = v.object({
  email: v.optional(v.string()),
  quantity: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(-1_000_000), v.maxValue(1_000_000))),
});
export const friendInvitation = v.object({
  sender_email: v.string(),
  recipient_email: email,
  message: v.optional(v.string()),
});

/** @throws ApiError 400 or 422 */
export async function readBody<S extends v.GenericSchema>(
  context: Context<Env>,
  schema: S,
  example: unknown,
): Promise<v.InferOutput<S>> {
  let body: unknown;
  try {
    body = JSON.parse(await context.req.text(), (_key, value: unknown) =>
      typeof value === 'string' ? storable(value) : value,
    );
  } catch {
    throw new ApiError(400, `The body is not JSON. Send something like ${JSON.stringify(example)}.`);
  }
  return read(schema, body);
}

/** @throws ApiError 422 */
export const readQuery = <S extends v.GenericSchema>(context: Context<Env>, schema: S): v.InferOutput<S> =>
  read(schema, context.req.query());

function read<S extends v.GenericSchema>(schema: S, given: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ApiError(422, `${shorten(v.getDotPath(issue) ?? 'body')}: ${messageOf(issue)}`);
}
