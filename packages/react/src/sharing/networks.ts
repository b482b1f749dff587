import { ownValue } from '../foundation/internal/ownValue.ts';

interface Post {
  /** All values are encoded already. */
  link: string;
  message: string;
  title: string;
}

/**
 * Where each network takes a link. X and Telegram document theirs. Facebook documents only one that needs an app of its
 * own; this one is undocumented, as are the others, and in wide use. Facebook and LinkedIn take no text: they show that
 * of the linked page.
 */
const addresses = {
  x: ({ link, message }: Post) => `https://x.com/intent/tweet?text=${message}&url=${link}`,
  facebook: ({ link }: Post) => `https://www.facebook.com/sharer/sharer.php?u=${link}`,
  linkedin: ({ link }: Post) => `https://www.linkedin.com/sharing/share-offsite/?url=${link}`,
  whatsapp: ({ link, message }: Post) => `https://wa.me/?text=${message}%20${link}`,
  telegram: ({ link, message }: Post) => `https://t.me/share/url?url=${link}&text=${message}`,
  reddit: ({ link, title }: Post) => `https://www.reddit.com/submit?url=${link}&title=${title}`,
  email: ({ link, message, title }: Post) => `mailto:?subject=${title}&body=${message}%0D%0A%0D%0A${link}`,
  // Android needs `?` and iOS `&`; both accept both.
  sms: ({ link, message }: Post) => `sms:?&body=${message}%20${link}`,
};

/** Networks with a share address. */
export type ShareLinkNetwork = keyof typeof addresses;

/** All ways to share a link; `system` is the share sheet of the visitor's device. */
export type ShareNetwork = ShareLinkNetwork | 'system';

/** The names in English, which most languages use too. */
export const networkNames: Record<ShareNetwork, string> = {
  system: 'Share',
  x: 'X',
  facebook: 'Facebook',
  linkedin: 'LinkedIn',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  reddit: 'Reddit',
  email: 'E-mail',
  sms: 'SMS',
};

/**
 * A lone surrogate, such as half an emoji where an app has truncated a text, cannot be encoded: it becomes `\uFFFD`.
 */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** The address that opens a network with a prepared post; `undefined` for a network that this version does not know. */
export function addressOf(network: ShareLinkNetwork, link: string, message: string, title: string): string | undefined {
  return ownValue(addresses, network)?.({ link: encode(link), message: encode(message), title: encode(title) });
}
