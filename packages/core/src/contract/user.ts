import * as v from 'valibot';
import { email } from './identity.ts';
import { countryPattern } from './patterns.ts';

const text = v.optional(v.string());
const textOrNull = v.nullable(v.string());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rank = v.nullable(count);

/** What is known of a user beyond the campaign. `null` is unknown. */
export const profile = v.object({
  /** First name. */
  first_name: textOrNull,
  /** Last name. */
  last_name: textOrNull,
  /** Browser at signup, such as `Chrome`. */
  browser_name: textOrNull,
  /** Version of the browser at signup. */
  browser_version: textOrNull,
  /** Operating system at signup, such as `Mac OS X`. */
  os_name: textOrNull,
  /** Version of the operating system at signup. */
  os_version: textOrNull,
  /** IP address at signup. */
  ip: textOrNull,
  /** Address of the page the user was on before yours. */
  http_referrer: textOrNull,
  /** UTM source. */
  utm_source: textOrNull,
  /** UTM medium. */
  utm_medium: textOrNull,
  /** UTM campaign. */
  utm_campaign: textOrNull,
  /** UTM term. */
  utm_term: textOrNull,
  /** UTM content. */
  utm_content: textOrNull,
  /** Your own first variable, as given to `addUser`. */
  custom_var1: v.optional(textOrNull),
  /** Your own second variable, as given to `addUser`. */
  custom_var2: v.optional(textOrNull),
  /** Your own third variable, as given to `addUser`. */
  custom_var3: v.optional(textOrNull),
});

/** A user of the campaign. */
export const user = v.object({
  /** The user's id, a UUID. */
  id: v.pipe(v.string(), v.nonEmpty()),
  /** The user's e-mail address. */
  email: v.string(),
  /** Visits through the user's referral link. */
  shares: count,
  /** How many users joined through the user's referral link. */
  referrals: count,
  /** The code that credits this user, such as `sheldon823`. */
  referral_code: v.string(),
  /** The link this user shares. */
  referral_link: v.string(),
  /** The link that opens this user's own referral page. It is secret: do not show it to other users. */
  referral_status_link: v.string(),
  /** Place on the waitlist or leaderboard, from 1; `null` if the user is not on it. */
  list_position: rank,
  /** How many users are ahead; `null` if the user is not on the list. */
  list_ahead: rank,
  /** How many users are behind; `null` if the user is not on the list. */
  list_behind: rank,
  /** How many users are on the list. */
  list_length: count,
  /** When the user joined, ISO 8601 in UTC. */
  created_at: v.string(),
  /** When the user was last changed, ISO 8601 in UTC. */
  updated_at: v.string(),
  profile,
});

/**
 * A user of the campaign: their data, their referral link, and their place on the list. The field names are the
 * vendor's.
 *
 * The vendor documents it as what `addUser` and `getUser` of its JavaScript Web API return.
 *
 * @example
 * ```ts
 * const place = ({ list_position }: User): string => (list_position === null ? 'not on the list' : `number ${list_position}`);
 * ```
 */
export type User = v.InferOutput<typeof user>;

/** The data of a user who joins. Only the e-mail address is required. */
export const newUser = v.object({
  /** The user's e-mail address. */
  email,
  /** First name. */
  first_name: text,
  /** Last name. */
  last_name: text,
  /** Full name, split into first and last name by the service. */
  full_name: text,
  /** Street, PO box or company. */
  address_line1: text,
  /** Apartment, suite, unit or building. */
  address_line2: text,
  /** City, district, suburb, town or village. */
  city: text,
  /** State, county, province or region. */
  state: text,
  /** ZIP or postal code. */
  postal_code: text,
  /** Country, two letters (ISO 3166-1 alpha-2). */
  country: v.optional(v.pipe(v.string(), v.regex(countryPattern))),
  /** Phone number. */
  telephone: text,
  /** Referral code or e-mail address of the referrer. Found by the service: set it only to override. */
  referred_by: text,
  /** Address of the page the user was on before yours. Found by the service: set it only to override. */
  http_referrer: text,
  /** UTM source. Found by the service: set it only to override. */
  utm_source: text,
  /** UTM medium. Found by the service: set it only to override. */
  utm_medium: text,
  /** UTM campaign. Found by the service: set it only to override. */
  utm_campaign: text,
  /** UTM term. Found by the service: set it only to override. */
  utm_term: text,
  /** UTM content. Found by the service: set it only to override. */
  utm_content: text,
  /** A string of your own, stored in the user's profile. */
  custom_var1: text,
  /** A string of your own, stored in the user's profile. */
  custom_var2: text,
  /** A string of your own, stored in the user's profile. */
  custom_var3: text,
});

/**
 * A user to add, with the vendor's field names. Only `email` is required. If a user with this address is in the
 * campaign already, that user is updated.
 *
 * The vendor documents it as the data of `addUser` of its JavaScript Web API.
 *
 * @example
 * ```ts
 * const user: NewUser = { email: 'sheldon@bigbangtheory.com', first_name: 'Sheldon', custom_var1: 'Caltech' };
 * ```
 */
export type NewUser = v.InferOutput<typeof newUser>;

/** An e-mail address alone is enough. */
export const addUserData = v.union([email, newUser]);
