'use client';
import { type LinkTags, tagLink } from './tags.ts';
import { type VisitorState, useGate } from '../visitor/useGate.ts';

/** How the link says where it was shared. */
export interface UseReferralLinkOptions {
  /**
   * Where you show it: `utm_source` of whoever follows it, with `referral` as `utm_medium`.
   *
   * @defaultValue none: the link as it is
   */
  network?: string | undefined;
  /** Further tags, or others in place of these two; `false` for none at all. */
  tags?: LinkTags | false | undefined;
}

/** The referral link of the person who is known here. */
export interface UseReferralLinkResult extends Omit<VisitorState, 'user'> {
  /** `null` with every other status than `success`. */
  link: string | null;
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
export function useReferralLink({ network, tags }: UseReferralLinkOptions = {}): UseReferralLinkResult {
  const { user, status, error, refetch } = useGate('useReferralLink');
  const own = user?.referral_link;
  return {
    // A link that the vendor left out is nobody's.
    status: user && !own ? 'empty' : status,
    link: own ? tagLink(own, network, tags) : null,
    error,
    refetch,
  };
}
