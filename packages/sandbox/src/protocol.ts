/**
 * The protocol between the sandbox's widget, server and pages. The vendor's is not documented, and this one does not imitate
 * it: apps only see `window.prefinery`.
 */
import * as v from 'valibot';

/** The path that a command is posted to: `POST /api/PROJECT/COMMAND`. */
export const commandPath = (project: string, command: string): string => `/api/${project}/${command}`;

/** The error for a page whose origin may not call. */
export const notAllowed = (origin: string): string =>
  origin === 'null'
    ? 'Pages without an origin, such as one opened from disk, may not call this sandbox. Serve it over HTTP, or start the ' +
      'sandbox with --origin null.'
    : `Pages of ${origin} may not call this sandbox. Start it with --origin ${origin}.`;

/** The header with the session token. Browsers would block third-party cookies. */
export const sessionHeader = 'x-prefinery-session';

/** The header with the visitor's id, by which form impressions are counted once. */
export const visitorHeader = 'x-prefinery-visitor';

/** The header of control routes with the code of a `SandboxError`. The client throws the error again. */
export const errorHeader = 'x-sandbox-error';

/** The format of a visitor's id. */
export const visitorId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** The first-party cookie with the visitor's id. */
export const visitorCookie = (project: string): string => `_pfy_${project}_visitor`;

const textOrNull = v.nullable(v.string());

const text = v.optional(v.string());

/** The `utm_*` parameters of a link. */
const utm = { utm_source: text, utm_medium: text, utm_campaign: text, utm_term: text, utm_content: text };

/** The body of a command's request. */
export const commandRequest = v.object({
  /** The caller's data, not validated; absent if there was none. */
  data: v.optional(v.unknown()),
  /** The page that the visitor is on. */
  page: v.object({
    /** Its address, with the query that carries `utm_*`. */
    url: v.string(),
    /** The page that the visitor was on before this site, or `null`. */
    referrer: textOrNull,
    /** The `utm_*` of the address that the visitor landed on. They are used if the page's own address has none. */
    utm: v.optional(v.object(utm)),
  }),
  /** The referrer's code, from the cookie. */
  referrer_code: textOrNull,
});

export type CommandRequest = v.InferOutput<typeof commandRequest>;

/** A hosted page that the widget shows in an iframe. */
const frame = v.object({
  /** Address on the sandbox. It contains a signed view, which expires. */
  path: v.string(),
  /** The title of the iframe, for screen readers. */
  title: v.string(),
});

/** The server's reply to a command. It succeeded if HTTP answers 200 and `status` is absent. */
export const commandReply = v.object({
  /**
   * The status of a refusal that is normal, such as 403 for a visitor who is not signed in. HTTP answers 200 then: browsers
   * log each HTTP error to the console, and every visitor's first visit would cause some.
   */
  status: v.optional(v.number()),
  /** What the callback receives: the result, or `{ error }`. */
  answer: v.optional(v.unknown()),
  /** A new session token, or `null` to end the session. Absent: no change. */
  session: v.optional(textOrNull),
  /** How often to call the callback. Absent: once. */
  calls: v.optional(v.picklist([0, 1, 2])),
  /** For commands that display a page: the page. */
  frame: v.optional(frame),
});

export type CommandReply = v.InferOutput<typeof commandReply>;

/**
 * The path that a page posts a `refCheckRequest` to after landing on `?ref-check=ID`. The reply is a `commandReply` with a
 * frame of that user's referral page, or an error with 404. This is our own: the vendor documents only that its link opens
 * the page. It starts no session, since ids are not secret: referred users learn the referrer's from `triggerRewards`.
 */
export const refCheckPath = (project: string): string => `/api/${project}/ref-check`;

/** The body of that request. */
export const refCheckRequest = v.object({ id: v.string() });

export type RefCheckRequest = v.InferOutput<typeof refCheckRequest>;

/** Path of the hosted signup form, below the sandbox's own address. */
export const signupPath = (project: string): string => `/projects/${project}/users/new`;

/** Path that forms are posted to, the hosted one and raw HTML forms. */
export const postPath = (project: string): string => `/projects/${project}/users/post`;

/**
 * The query of the hosted form's address. An iframe cannot read the first-party cookies of the page around it, so the widget
 * passes their values, under the names of the vendor's own hidden inputs.
 */
export const signupQuery = v.object({
  /** Where the form is shown: in the page, in the widget's popup, or alone. */
  display: v.optional(v.picklist(['inline', 'popup', 'hosted'])),
  version: v.optional(v.string()),
  /** Origin of the page around it. Absent: that of the `Referer` header. */
  origin: v.optional(v.string()),
  /** The visitor's id, to count an impression. */
  visitor: v.optional(visitorId),
  /** An e-mail address to fill in. */
  email: v.optional(v.string()),
  /** The page that linked to the site of the page around it. */
  referrer: v.optional(v.string()),
  /** The referrer's code, from the cookie. */
  referral_token: v.optional(v.string()),
  ...utm,
});

export type SignupQuery = v.InferOutput<typeof signupQuery>;

/** Messages from a hosted page to the page around it. The widget checks their origin and source. */
export const frameMessage = v.variant('type', [
  v.object({
    type: v.literal('prefinery-sandbox:size'),
    /** Height of the content in CSS pixels. */
    height: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  /** A user joined in a hosted signup form. */
  v.object({
    type: v.literal('prefinery-sandbox:joined'),
    /** The token of the new session. */
    session: v.pipe(v.string(), v.nonEmpty()),
  }),
  /** Escape was pressed. The page around an iframe gets no key events from it. */
  v.object({ type: v.literal('prefinery-sandbox:close') }),
]);

export type FrameMessage = v.InferOutput<typeof frameMessage>;
