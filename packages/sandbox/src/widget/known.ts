import type { Cookies } from './cookies.ts';
import { type Fields, filled, utmOf } from './fields.ts';

/** What the widget knows of the visitor, under the names of the vendor's hidden inputs. */
export function known(document: Document, cookies: Cookies): Fields {
  const { referrer, ...campaign } = cookies.landing();
  const own = utmOf(new URLSearchParams(document.location.search));
  return {
    ...filled([
      ['referrer', referrer],
      ['referral_token', cookies.referrerCode()],
    ]),
    ...(Object.keys(own).length > 0 ? own : campaign),
  };
}
