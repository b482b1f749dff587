'use client';
import { type LinkTags, tagLink } from './tags.ts';
import { useKit } from '../foundation/internal/context.ts';
import { type UseVisitorResult, useVisitor } from '../visitor/useVisitor.ts';

/** The tags of the link. */
export interface UseReferralLinkOptions {
  /**
   * Where you show it: `utm_source` of visitors who follow it, with `referral` as `utm_medium`.
   *
   * @defaultValue none: a link without tags
   */
  network?: string | undefined;
  /** More tags, or other values for these two; `false` for none at all. */
  tags?: LinkTags | false | undefined;
}

/** The referral link of the current user. */
export interface UseReferralLinkResult extends Omit<UseVisitorResult, 'user'> {
  /** `null` with every status but `success`. */
  link: string | null;
}

/**
 * The referral link of the current user. With a `network` it is tagged: the vendor stores the `utm_*` of the landing
 * page, so you see which network brings visitors. The link's own query and hash stay.
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
  useKit('useReferralLink');
  const { user, status, error, refetch } = useVisitor();
  const own = user?.referral_link;
  return {
    // The vendor may leave the link out.
    status: user && !own ? 'empty' : status,
    link: own ? tagLink(own, network, tags) : null,
    error,
    refetch,
  };
}
