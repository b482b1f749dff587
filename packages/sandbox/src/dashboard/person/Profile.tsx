import { Fragment, type ReactNode } from 'react';
import type { PersonRecord } from '../../server/control/user-admin.ts';

type Details = PersonRecord['profile'];

const together = (separator: string, ...parts: (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(separator);

/** The lines of an address, as it is written on a letter. */
const addressOf = ({ address_line1, address_line2, city, state, postal_code, country }: Details): string =>
  together('\n', address_line1, address_line2, together(' ', together(', ', city, state), postal_code), country);

/** What is known of a user beside the name, by its label. What is not known is empty. */
const factsOf = (profile: Details): [label: string, value: string | null | undefined][] => [
  ['Telephone', profile.telephone],
  ['Address', addressOf(profile)],
  ['custom_var1', profile.custom_var1],
  ['custom_var2', profile.custom_var2],
  ['custom_var3', profile.custom_var3],
  ['Came from', profile.http_referrer],
  ['utm_source', profile.utm_source],
  ['utm_medium', profile.utm_medium],
  ['utm_campaign', profile.utm_campaign],
  ['utm_term', profile.utm_term],
  ['utm_content', profile.utm_content],
  ['Browser', together(' ', profile.browser_name, profile.browser_version)],
  ['System', together(' ', profile.os_name, profile.os_version)],
  ['IP address', profile.ip],
];

/** What a user has told of themselves, and what was found in the request of their signup. */
export const Profile = ({ profile }: { profile: Details }): ReactNode => {
  const known = factsOf(profile).filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>Profile</h3>
      <dl className="facts person-profile">
        {known.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
};
