'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { addressOf, type ShareLinkNetwork } from './networks.ts';
import { checkTags, type LinkTags, tagLink } from './tags.ts';
import { isElement, windowOf } from '../foundation/internal/realm.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';
import { useReferralLink, type UseReferralLinkOptions, type UseReferralLinkResult } from './useReferralLink.ts';

/** Text, tags and page of the link. */
export interface UseShareOptions extends Pick<UseReferralLinkOptions, 'base'> {
  /** The text of the post, before the link. Facebook, LinkedIn and Reddit take none. @defaultValue nothing */
  message?: string | undefined;
  /** Subject of an e-mail and title of a post on Reddit. @defaultValue nothing */
  title?: string | undefined;
  /** More tags than the network's, or other values for them; `false` for none at all. */
  tags?: LinkTags | false | undefined;
}

/** The referral link, and the ways to share it. */
export interface UseShareResult extends UseReferralLinkResult {
  /** Whether the visitor's device has a share sheet for this; always `false` on a server and while hydrating. */
  canShare: boolean;
  /**
   * Opens the share sheet. It never rejects, and a visitor who closes the sheet causes no error. In a window that the
   * page has opened, give the button that was pressed: browsers open the sheet only for the window in front.
   */
  share: (near?: Element) => Promise<void>;
  /** Why the share sheet did not open: code `share_failed`. */
  shareError: PrefineryError | null;
  /** For a link to a network. Without a link to share it has no `href`. */
  linkProps: (network: ShareLinkNetwork) => Pick<ComponentPropsWithoutRef<'a'>, 'href' | 'target' | 'rel' | 'onClick'>;
}

/**
 * Shares the referral link of the current user: by the share sheet of their device, and by plain links to X, Facebook,
 * LinkedIn, WhatsApp, Telegram, Reddit, e-mail and SMS. No script and no image of a network is loaded into your page.
 * Each link is tagged with its network. Listeners of the client get `shared` with the network, or with `system`.
 *
 * @example
 * ```tsx
 * const { canShare, share, linkProps } = useShare({ message: 'Come along:', title: 'An invitation' });
 * return (
 *   <>
 *     {canShare && <button onClick={() => void share()}>Share</button>}
 *     <a {...linkProps('whatsapp')}>WhatsApp</a>
 *   </>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`, and in development with code
 * `invalid_options` for a name in `tags` that the vendor does not read.
 */
export function useShare({ message = '', title = '', base, tags }: UseShareOptions = {}): UseShareResult {
  if (process.env.NODE_ENV !== 'production') checkTags('useShare', tags);
  const { client } = useKit('useShare');
  const referral = useReferralLink({ base });
  const { link } = referral;
  const [shareError, setShareError] = useState<PrefineryError | null>(null);
  const data: ShareData = { title, text: message, ...(link && { url: tagLink(link, 'system', tags) }) };
  const canShare = !useIsHydrating() && hasShareSheet(data);

  const share = async (near?: Element) => {
    if (link === null) return;
    setShareError(null);
    try {
      // As an event handler it is called with the event.
      await windowOf(isElement(near) ? near : null).navigator.share(data);
      client.emit({ type: 'shared', result: 'system' });
    } catch (cause) {
      // The visitor closed the share sheet, or it is open already. The error of another window has another class.
      if (/^(AbortError|InvalidStateError)$/.test(nameOf(cause))) return;
      const error = new PrefineryError('share_failed', { command: 'useShare', about: String(cause), cause });
      setShareError(error);
      client.emit({ type: 'error', error });
    }
  };

  return {
    ...referral,
    canShare,
    share,
    shareError,
    linkProps: (network) => {
      const href = link === null ? undefined : addressOf(network, tagLink(link, network, tags), message, title);
      if (href === undefined) return {};
      const onClick = () => client.emit({ type: 'shared', result: network });
      // An address that opens another app needs no new tab.
      return href.startsWith('https') ? { href, onClick, target: '_blank', rel: 'noopener' } : { href, onClick };
    },
  };
}

const nameOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : '';

/** Whether the browser has a share sheet for this. Some have the method, and throw when it is called. */
function hasShareSheet(data: ShareData): boolean {
  try {
    return navigator.canShare(data);
  } catch {
    return false;
  }
}
