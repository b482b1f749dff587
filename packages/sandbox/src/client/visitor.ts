import type { CommandResult, NewUser, Reward, User } from '@prefinery-kit/core/contract';
import { SandboxError } from '../errors.ts';
import { type CommandReply, commandPath, type CommandRequest, sessionHeader } from '../protocol.ts';
import type { ServedCommand } from '../server/foundation/served.ts';
import type { Http } from './http.ts';

/** A visitor of the app, without a browser. Each method sends the command that the app would send. */
export interface SandboxVisitor {
  /** The token of their session; `null`: they have none. */
  readonly session: string | null;
  /** The code of the user whose link they have followed last. */
  readonly referrerCode: string | null;
  /**
   * Joins the campaign (`addUser`). The user whose link the visitor has followed gets the credit.
   * @returns the user
   * @throws SandboxError `refused`
   */
  join: (data: string | NewUser) => Promise<User>;
  /**
   * Reads the user of the session (`getUser`).
   * @throws SandboxError `refused`
   */
  getUser: () => Promise<User | null>;
  /**
   * Performs a custom event (`triggerRewards`).
   * @returns the rewards that are earned by it
   * @throws SandboxError `refused`
   */
  triggerRewards: (event: string) => Promise<Reward[]>;
  /**
   * Follows a link: a user's referral link, or the link of a mail.
   * @returns the address that the link leads to
   * @throws SandboxError `unknown_link`
   */
  followLink: (link: Link) => Promise<string>;
}

/** A link: its address, a user with a referral link, or a mail with a link. */
export type Link = string | { referral_link: string } | { link: string };

export function addressOf(link: Link): string {
  if (typeof link === 'string') return link;
  return 'referral_link' in link ? link.referral_link : link.link;
}

/** A user: their e-mail address, or what has it. */
export type PersonName = string | { email: string };

export const emailOf = (person: PersonName): string => (typeof person === 'string' ? person : person.email);

/** What a visitor needs to know of the project. */
export interface VisitedProject {
  project: string;
  url: string;
  /** The page that commands are sent from: where the links of users lead. */
  page: string;
  http: Http;
}

interface CommandAnswer {
  value: unknown;
  session: string | null | undefined;
}

export function createVisitor({ project, url, page, http }: VisitedProject) {
  let session: string | null = null;
  let referrerCode: string | null = null;

  const call = async <C extends ServedCommand>(command: C, data: unknown): Promise<CommandResult<C>> => {
    const request: CommandRequest = { data, page: { url: page, referrer: null }, referrer_code: referrerCode };
    const response = await http.send(url + commandPath(project, command), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(session !== null && { [sessionHeader]: session }) },
      body: JSON.stringify(request),
    });
    const answered = readReply(command, response.status, await response.text());
    if (answered.session !== undefined) session = answered.session;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The sandbox validates the results of its commands.
    return answered.value as CommandResult<C>;
  };

  return {
    get session() {
      return session;
    },
    get referrerCode() {
      return referrerCode;
    },
    join: (data: string | NewUser) => call('addUser', data),
    getUser: () => call('getUser', undefined),
    triggerRewards: (event: string) => call('triggerRewards', { event }),
    async followLink(link: Link) {
      const address = addressOf(link);
      const response = await http.send(address);
      const location = response.headers.get('location');
      if (location === null)
        throw new SandboxError(
          'unknown_link',
          `${address} leads nowhere: HTTP ${response.status}. Is it of this project?`,
        );
      const target = new URL(location, address);
      referrerCode = target.searchParams.get('r') ?? referrerCode;
      return target.href;
    },
    /** Begins a session for a user, as `authenticateUser` does. */
    async authenticate(email: string, secret: string) {
      await call('authenticateUser', { email, signature: await sign(secret, email) });
    },
  };
}

/** @throws SandboxError `refused` */
function readReply(command: string, status: number, text: string): CommandAnswer {
  const reply = parse(text);
  if (reply === null)
    throw new SandboxError('refused', `${command} was answered with HTTP ${status}, and not by a sandbox.`);
  const { answer } = reply;
  const refused = reply.status ?? (status === 200 ? undefined : status);
  if (refused !== undefined) {
    const error = isObject(answer) ? Reflect.get(answer, 'error') : undefined;
    throw new SandboxError(
      'refused',
      `${command} was refused with ${refused}: ${typeof error === 'string' ? error : 'its callback was not called.'}`,
    );
  }
  // With `callbacks: 'observed'`, `getUser` answers an envelope.
  const value = command === 'getUser' && isObject(answer) && 'data' in answer ? answer['data'] : answer;
  return { value: value ?? null, session: reply.session };
}

function parse(text: string): CommandReply | null {
  try {
    const reply: unknown = JSON.parse(text);
    return isObject(reply) ? reply : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** HMAC-SHA256 by Web Crypto, so that the client needs no module of Node.js. */
async function sign(secret: string, identifier: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, encoder.encode(identifier)));
}
