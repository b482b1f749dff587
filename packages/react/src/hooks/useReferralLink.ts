'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type Tags, tagLink } from '../tags.ts';
import { useGate } from './useGate.ts';

/** How the link says where it was shared. */
export interface UseReferralLinkOptions {
  /**
   * Where you show it: `utm_source` of whoever follows it, with `referral` as `utm_medium`.
   *
   * @defaultValue none: the link as it is
   */
  network?: string | undefined;
  /** Further tags, or others in place of these two; `false` for none at all. */
  tags?: Tags | false | undefined;
}

/** The referral link of the person who is known here. */
export interface ReferralLinkState {
  /** `empty` is that nobody is known here; `pending` is also what a server draws. */
  state: 'pending' | 'success' | 'empty' | 'error';
  /** `null` in every other state than `success`. */
  link: string | null;
  /** Why it could not be found out, while the state is `error`. */
  error: PrefineryError | null;
  /** Asks again. */
  retry: () => void;
}

/**
 * The referral link of the person who is known here. With a `network` it is tagged: the vendor keeps the `utm_*` of the
 * address that somebody lands on, so you see which network brings people. The link's own query and hash stay.
 *
 * @example
 * ```tsx
 * const { link } = useReferralLink({ network: 'newsletter', tags: { utm_campaign: 'launch' } });
 * if (link) return <a href={link}>Share this with a friend</a>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useReferralLink({ network, tags }: UseReferralLinkOptions = {}): ReferralLinkState {
  const { user, error, retry } = useGate('useReferralLink');
  const own = user?.referral_link;
  return {
    // Who was known before a failure still is; and a link that the vendor left out is nobody's.
    state: own ? 'success' : error ? 'error' : user === undefined ? 'pending' : 'empty',
    link: own ? tagLink(own, network, tags) : null,
    error: own ? null : error,
    retry,
  };
}
