import { own } from '../foundation/internal/own.ts';

interface Post {
  /** Each of them is encoded already. */
  link: string;
  message: string;
  title: string;
}

/**
 * Where each network takes a link. X and Telegram document theirs. Facebook documents only one that needs an app
 * of its own; this one is undocumented, as are the others, and in wide use. Facebook and LinkedIn take no words: they show the page's own.
 */
const addresses = {
  x: ({ link, message }: Post) => `https://x.com/intent/tweet?text=${message}&url=${link}`,
  facebook: ({ link }: Post) => `https://www.facebook.com/sharer/sharer.php?u=${link}`,
  linkedin: ({ link }: Post) => `https://www.linkedin.com/sharing/share-offsite/?url=${link}`,
  whatsapp: ({ link, message }: Post) => `https://wa.me/?text=${message}%20${link}`,
  telegram: ({ link, message }: Post) => `https://t.me/share/url?url=${link}&text=${message}`,
  reddit: ({ link, title }: Post) => `https://www.reddit.com/submit?url=${link}&title=${title}`,
  email: ({ link, message, title }: Post) => `mailto:?subject=${title}&body=${message}%0D%0A%0D%0A${link}`,
  // Android wants `?` and iOS `&`; both are happy with both.
  sms: ({ link, message }: Post) => `sms:?&body=${message}%20${link}`,
};

/** Where a link can be shared by an address of its own. */
export type ShareLinkNetwork = keyof typeof addresses;

/** Where a link can be shared; `system` is the share sheet of the visitor's device. */
export type ShareNetwork = ShareLinkNetwork | 'system';

/** What each is called in English; most are called so everywhere. */
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

/** Half of a character, such as half an emoji where an app has cut a text short, cannot be encoded: it becomes `\uFFFD`. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** The address that opens a network with a post to be sent; none for a network that this version does not know. */
export function addressOf(network: ShareLinkNetwork, link: string, message: string, title: string): string | undefined {
  return own(addresses, network)?.({ link: encode(link), message: encode(message), title: encode(title) });
}
