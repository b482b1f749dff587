import { type Landing, utmNames } from '../contract/patterns.ts';
import { PrefineryServerError } from './errors.ts';

export type { Landing } from '../contract/patterns.ts';

/** How a landing is read. */
export interface LandingOptions {
  /** The project's id, as it stands in the vendor's snippet. */
  project: string | undefined;
}

// The vendor's codes are letters and digits; vanity codes begin with a first name or with an address.
const codePattern = /^[\p{L}\p{M}\p{N}._+-]{1,64}$/u;
const utmPattern = /^[^\p{Cc}]{1,200}$/u;

/**
 * Reads how a visitor came, so that the server can draw "Amy invited you" with the first paint: the referral code from `?r=`, else
 * from the vendor's cookie, and `utm_*`. What is too long or odd to be one is `null`, or left out; so is what stands in an address that cannot be read. Everything here comes from
 * the visitor: show it, but trust it with nothing. Reading the cookie may need consent: call this when you have it.
 *
 * Seen in public code, not documented: both places of the code. Whether the vendor credits the first or the last link
 * is not known either. Ours: the link that was just followed wins.
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

/** Scanners ask for addresses such as `//`, which nobody can read: those say nothing. */
function queryOf(address: string): URLSearchParams {
  // Some frameworks know only the path: the host makes no difference here.
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
