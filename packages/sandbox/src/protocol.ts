/**
 * The sandbox's own wire, between its widget, its server and its pages. The vendor's is not documented and none of
 * this claims to be it: apps only ever see `window.prefinery`.
 */
import * as v from 'valibot';

/** Where a command is posted: `POST /api/PROJECT/COMMAND`. */
export const commandPath = (project: string, command: string): string => `/api/${project}/${command}`;

/** The header with the visitor's session token. Third-party cookies would not survive in real browsers. */
export const sessionHeader = 'x-prefinery-session';

/** The header with the visitor's id, which makes form impressions unique. */
export const visitorHeader = 'x-prefinery-visitor';

const textOrNull = v.nullable(v.string());

/** What the widget posts for a command. */
export const commandRequest = v.object({
  /** The caller's data, not yet read; absent where the command was called without. */
  data: v.optional(v.unknown()),
  /** The page that the visitor is on. */
  page: v.object({
    /** Its address, with the query that carries `utm_*`. */
    url: v.string(),
    /** `document.referrer`, or `null`. */
    referrer: textOrNull,
  }),
  /** The code of the person who referred this visitor, from the referrer cookie. */
  referrer_code: textOrNull,
});

export type CommandRequest = v.InferOutput<typeof commandRequest>;

/** A hosted page that the widget shows in an iframe. */
const frame = v.object({
  /** Address on the sandbox. It names who may see it, is signed, and expires. */
  path: v.string(),
  /** What the iframe is called for people who cannot see it. */
  title: v.string(),
});

/** What the server answers. The HTTP status says whether it worked. */
export const commandReply = v.object({
  /** What the callback receives: the result, or `{ error }`. */
  answer: v.optional(v.unknown()),
  /** A new session token, or `null` to end the session. Absent: no change. */
  session: v.optional(textOrNull),
  /** For displays: what to show. */
  frame: v.optional(frame),
});

export type CommandReply = v.InferOutput<typeof commandReply>;

/** What a hosted page posts to the page around it. The widget checks origin and source before it believes any of it. */
export const frameMessage = v.object({
  type: v.literal('prefinery-sandbox:size'),
  /** Height of the content in CSS pixels. */
  height: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

export type FrameMessage = v.InferOutput<typeof frameMessage>;
