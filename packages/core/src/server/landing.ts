import { type Landing, utmNames } from '../contract/patterns.ts';
import { PrefineryServerError } from './errors.ts';

export type { Landing } from '../contract/patterns.ts';

/** Options of `readLanding`. */
export interface LandingOptions {
  /** The project's id, as it stands in the vendor's snippet. */
  project: string | undefined;
}

// The vendor's codes are letters and digits; vanity codes begin with a first name or with an address.
const codePattern = /^[\p{L}\p{M}\p{N}._+-]{1,64}$/u;
const utmPattern = /^[^\p{Cc}]{1,200}$/u;

/**
 * Reads the referral code from `?r=`, else from the vendor's cookie, and the `utm_*` values, so that the server can
 * render "Amy invited you". A value that is too long or has invalid characters counts as missing, and so do all values
 * of an invalid address. The values come from the visitor: show them, but do not trust them. Reading the cookie may
 * need the visitor's consent.
 *
 * The vendor documents neither the parameter nor the cookie: both were seen in public code. It also does not document
 * whether it credits the first or the last link. Here the link that was just followed wins.
 *
 * @param request a `Request`, or its address and headers where a framework has only those
 * @example
 * ```ts
 * const { referrer, utm } = readLanding(request, { project: 'abcd1234' });
 * ```
 *
 * @throws {@link PrefineryServerError} `invalid_options` for a project id that cannot be one.
 */
export function readLanding(
  request: { readonly url: string; readonly headers: Pick<Headers, 'get'> },
  { project }: LandingOptions,
): Landing {
  if (!project || !/^\w+$/.test(project)) {
    throw new PrefineryServerError(
      'invalid_options',
      `"${project}" is not a project id such as "abcd1234". It stands in the vendor's snippet, between /v2/ and .js.`,
    );
  }
  const searchParams = queryOf(request.url);
  const cookie = cookieOf(request.headers.get('cookie') ?? '', `_pfy_${project}_referrer_code`);
  return {
    referrer: matching(searchParams.get('r'), codePattern) ?? matching(cookie, codePattern),
    utm: Object.fromEntries(
      utmNames.flatMap((name) => {
        const value = matching(searchParams.get(name), utmPattern);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
}

/** The query of an address. Scanners send addresses such as `//`, which cannot be parsed: their query is empty. */
function queryOf(address: string): URLSearchParams {
  // Some frameworks pass only the path, which needs a base. Its host does not matter.
  const base = 'http://localhost';
  return URL.canParse(address, base) ? new URL(address, base).searchParams : new URLSearchParams();
}

function matching(value: string | null, pattern: RegExp): string | null {
  const text = value?.trim() ?? '';
  return pattern.test(text) ? text : null;
}

function cookieOf(header: string, name: string): string | null {
  const pair = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  try {
    return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return null;
  }
}
