/**
 * The sandbox's own wire, between its widget, its server and its pages. The vendor's is not documented and none of
 * this claims to be it: apps only ever see `window.prefinery`.
 */
import * as v from 'valibot';

/** Where a command is posted: `POST /api/PROJECT/COMMAND`. */
export const commandPath = (project: string, command: string): string => `/api/${project}/${command}`;

/** What a page is told that may not call. */
export const notAllowed = (origin: string): string =>
  origin === 'null'
    ? 'Pages without an origin, such as one opened from disk, may not call this sandbox. Serve it over HTTP, or start the ' +
      'sandbox with --origin null.'
    : `Pages of ${origin} may not call this sandbox. Start it with --origin ${origin}.`;

/** The header with the visitor's session token. Third-party cookies would not survive in real browsers. */
export const sessionHeader = 'x-prefinery-session';

/** The header with the visitor's id, which makes form impressions unique. */
export const visitorHeader = 'x-prefinery-visitor';

/** What such an id looks like. */
export const visitorId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** The first-party cookie that keeps it. */
export const visitorCookie = (project: string): string => `_pfy_${project}_visitor`;

const textOrNull = v.nullable(v.string());

const text = v.optional(v.string());

/** What a campaign's link says of itself. */
const utm = { utm_source: text, utm_medium: text, utm_campaign: text, utm_term: text, utm_content: text };

/** What the widget posts for a command. */
export const commandRequest = v.object({
  /** The caller's data, not yet read; absent where the command was called without. */
  data: v.optional(v.unknown()),
  /** The page that the visitor is on. */
  page: v.object({
    /** Its address, with the query that carries `utm_*`. */
    url: v.string(),
    /** The page that the visitor was on before this site, or `null`. */
    referrer: textOrNull,
    /** The `utm_*` of the address that the visitor landed on: they count where the page's own address has none. */
    utm: v.optional(v.object(utm)),
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

/** What the server answers. The HTTP status or `status` says whether it worked. */
export const commandReply = v.object({
  /**
   * The status of a refusal that the vendor documents, such as 403 for a visitor who is not signed in. HTTP says 200 then:
   * browsers write a red line to the console for each HTTP error, and these belong to every visitor's first visit.
   */
  status: v.optional(v.number()),
  /** What the callback receives: the result, or `{ error }`. */
  answer: v.optional(v.unknown()),
  /** A new session token, or `null` to end the session. Absent: no change. */
  session: v.optional(textOrNull),
  /** How often the callback is called. Absent: once. */
  calls: v.optional(v.picklist([0, 1, 2])),
  /** For displays: what to show. */
  frame: v.optional(frame),
});

export type CommandReply = v.InferOutput<typeof commandReply>;

/**
 * Where a page that was landed on with `?ref-check=ID` asks for that person's referral page: a `POST` of a
 * `refCheckRequest`, answered by a `commandReply` with a frame, or with an error and 404. Our own way: the vendor
 * documents only that its link opens the page. It starts no session, since ids are no secret of their owners alone:
 * a friend learns the referrer's with the rewards that `triggerRewards` answers.
 */
export const refCheckPath = (project: string): string => `/api/${project}/ref-check`;

/** What the widget posts there. */
export const refCheckRequest = v.object({ id: v.string() });

export type RefCheckRequest = v.InferOutput<typeof refCheckRequest>;

/** Address of the hosted signup form, below the sandbox's own. */
export const signupPath = (project: string): string => `/projects/${project}/users/new`;

/** Where forms are posted, the hosted one and raw HTML forms. */
export const postPath = (project: string): string => `/projects/${project}/users/post`;

/**
 * The query of the hosted form's address. An iframe cannot read the first-party cookies of the page around it, so the widget passes
 * on what it knows, under the names of the vendor's own hidden inputs.
 */
export const signupQuery = v.object({
  /** Where the form stands: in the page, in the widget's popup, or alone. */
  display: v.optional(v.picklist(['inline', 'popup', 'hosted'])),
  version: v.optional(v.string()),
  /** Origin of the page around it. Absent: the one that the browser names as `Referer`. */
  origin: v.optional(v.string()),
  /** The visitor's id: seeing the form makes an impression. */
  visitor: v.optional(visitorId),
  /** An address to begin with. */
  email: v.optional(v.string()),
  /** The page that the visitor was on before the site of the page around it. */
  referrer: v.optional(v.string()),
  /** The code of the person who referred this visitor, from the referrer cookie. */
  referral_token: v.optional(v.string()),
  ...utm,
});

export type SignupQuery = v.InferOutput<typeof signupQuery>;

/** What a hosted page posts to the page around it. The widget checks origin and source before it believes any of it. */
export const frameMessage = v.variant('type', [
  v.object({
    type: v.literal('prefinery-sandbox:size'),
    /** Height of the content in CSS pixels. */
    height: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  /** Somebody joined in a hosted signup form. */
  v.object({
    type: v.literal('prefinery-sandbox:joined'),
    /** The token of their new session. */
    session: v.pipe(v.string(), v.nonEmpty()),
  }),
  /** Escape was pressed in the page: keys pressed in an iframe never reach the page around it. */
  v.object({ type: v.literal('prefinery-sandbox:close') }),
]);

export type FrameMessage = v.InferOutput<typeof frameMessage>;
