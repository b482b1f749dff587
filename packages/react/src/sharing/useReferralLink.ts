'use client';
import { type ReferralLinkBase, referralLinkOf } from './base.ts';
import { checkTags, type LinkTags, tagLink } from './tags.ts';
import { useKit } from '../foundation/internal/context.ts';
import { type UseVisitorResult, useVisitor } from '../visitor/useVisitor.ts';

/** Where the link leads, and its tags. */
export interface UseReferralLinkOptions {
  /**
   * A page of your own that the link leads to, such as `https://example.com/invite`, or a function of the user that
   * returns it. The link is its address with `?r=CODE`. The page needs the kit, or the vendor's snippet: they credit
   * the referrer of whoever joins there. Whether the vendor counts visits by it as `shares` is not documented. What is
   * not the whole address of a page is ignored, with a warning in development.
   *
   * @defaultValue the vendor's own link
   */
  base?: ReferralLinkBase | undefined;
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
 * page, so you see which network brings visitors. With a `base` it leads to a page of yours. Its own query and hash stay.
 *
 * @example
 * ```tsx
 * const { link } = useReferralLink({ network: 'newsletter', tags: { utm_campaign: 'launch' } });
 * if (link) return <a href={link}>Share this with a friend</a>;
 * ```
 *
 * @example A link to a page of your own
 * ```tsx
 * const { link } = useReferralLink({ base: 'https://example.com/invite' });
 * if (link) return <a href={link}>Share this with a friend</a>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`, and in development with code
 * `invalid_options` for a name in `tags` that the vendor does not read.
 */
export function useReferralLink({ base, network, tags }: UseReferralLinkOptions = {}): UseReferralLinkResult {
  useKit('useReferralLink');
  if (process.env.NODE_ENV !== 'production') checkTags('useReferralLink', tags);
  const { user, status, error, refetch } = useVisitor();
  const link = referralLinkOf(user, base);
  return {
    // The vendor may leave the link out.
    status: user && link === null ? 'empty' : status,
    link: link === null ? null : tagLink(link, network, tags),
    error,
    refetch,
  };
}
