import { BlockList, isIP } from 'node:net';

/** Limits against fraud. Networks are IP addresses such as `64.71.141.151`, or ranges such as `10.0.0.0/8`. */
export interface Limits {
  /** How many visits through one user's link count, from one IP address. More are not counted. */
  sharesPerIp?: number | undefined;
  /** How many referred users may join from one IP address. */
  referralsPerIp?: number | undefined;
  /** How many users may join from one IP address. */
  signupsPerIp?: number | undefined;
  /** Networks whose signups are refused, and whose visits do not count. */
  blockedIps?: readonly string[] | undefined;
  /** Networks without limits by IP address, such as that of an office. */
  allowedIps?: readonly string[] | undefined;
  /** Domains of e-mail addresses that may not join, with all domains below them. */
  blockedDomains?: readonly string[] | undefined;
}

/** Rate limit: how many requests one IP address may make in how many seconds. */
export interface Rate {
  points: number;
  seconds: number;
}

/** A number of times that something may come from an IP address. */
export interface Cap {
  ip: string;
  most: number;
}

/** The limits that are counted. `null`: there is none. */
export type Caps = Record<'share' | 'referral' | 'signup', Cap | null>;

/** Why a signup is refused, as a form shows it. */
export const refusals = {
  network: 'Nobody can join from your network. Join from another one, or ask who sent you here.',
  domain: 'Addresses of this domain cannot join. Use another e-mail address.',
  signup: 'Too many people have joined from your network. Join from another one.',
  referral: 'Too many invited people have joined from your network. Join from another one.',
};

/** Why a signup is refused, whatever was counted before. `null`: it is not refused. */
export function refused(
  limits: Limits,
  { ip, email }: { ip: string | null; email: string },
): keyof typeof refusals | null {
  if (isBlocked(limits, ip)) return 'network';
  const domain = `.${email.slice(email.lastIndexOf('@') + 1)}`;
  return limits.blockedDomains?.some((blocked) => domain.endsWith(`.${blocked.toLowerCase()}`)) ? 'domain' : null;
}

/** The limits for this IP address. Calls within the process have no address, so they have no limits. */
export function capsFor(limits: Limits, ip: string | null): Caps {
  const cap = (most: number | undefined): Cap | null =>
    ip === null || most === undefined || contains(limits.allowedIps, ip) ? null : { ip, most };
  return {
    share: cap(isBlocked(limits, ip) ? 0 : limits.sharesPerIp),
    referral: cap(limits.referralsPerIp),
    signup: cap(limits.signupsPerIp),
  };
}

const isBlocked = ({ blockedIps, allowedIps }: Limits, ip: string | null): boolean =>
  ip !== null && contains(blockedIps, ip) && !contains(allowedIps, ip);

function contains(networks: readonly string[] = [], ip: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return isIP(ip) !== 0 && list.check(ip, family(ip));
}

/** Whether the text is an IP address or a range of them. */
export function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/', 2);
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most !== -1 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most)) && !/\/.*\//.test(text);
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
