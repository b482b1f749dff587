import { setTimeout } from 'node:timers/promises';
import type { Status } from '../src/campaign/person.ts';
import { sessionHeader, visitorHeader } from '../src/protocol.ts';
import { change, type Entry, type Ledger, offers, visitorOf } from './ledger.ts';

/** Flags of the program for a campaign that does all that writers check: rewards, limits, and sessions. */
export const campaignFlags = [
  ...offers.flatMap((offer) => ['--reward', JSON.stringify(offer)]),
  ...['--limits', JSON.stringify({ signupsPerIp: 1_000_000, referralsPerIp: 1_000_000 })],
];

/** Who writes, where to, and until when. */
export interface Writing {
  project: string;
  ledger: Ledger;
  /** How many of them write at the same time. */
  clients: number;
  /** Address of a program of the campaign. */
  url: () => string;
  isOver: () => boolean;
  /** Is told how each request has ended. */
  count: (outcome: string) => void;
}

/** Longer than the sandbox waits for its database, in ms. */
export const patience = 90_000;

/**
 * Clients that sign people up, one after the other, and change them. What is acknowledged is in the ledger. After a request
 * without an answer a client leaves the person alone, and goes on with a new one.
 * @param name no two calls with the same ledger have the same
 */
export async function write(name: string, writing: Writing): Promise<void> {
  await Promise.all(Array.from({ length: writing.clients }, (_, index) => client(`${name}.${index}`, writing)));
}

async function client(name: string, writing: Writing): Promise<void> {
  const { ledger, isOver } = writing;
  let referrer: Entry | null = null;
  for (let round = 0; !isOver(); round += 1) {
    if (referrer !== null && referrer.asked < ledger.reset.ended) referrer = null;
    const entry: Entry = ledger.begin(`${name}.${round}@x.com`, `First ${round}`, referrer);
    const isSure = await live(entry, round, writing);
    referrer = isSure ? entry : null;
    if (!isSure) await setTimeout(200);
  }
}

/** What the program answers: to a command, or about a person. */
interface Reply {
  answer?: { id?: string } | null;
  session?: string | null;
  status?: number | Status;
  id?: string;
}

/** A person's life. Returns whether all of it was acknowledged. */
async function live(entry: Entry, round: number, { project, url, count, ledger }: Writing): Promise<boolean> {
  const { email, referrer } = entry;

  /** `null`: the request was refused, or has no answer. */
  const post = async (path: string, body: unknown): Promise<Reply | null> => {
    try {
      const headers = {
        [visitorHeader]: visitorOf(entry),
        ...(entry.session !== null && { [sessionHeader]: entry.session }),
      };
      const init = { method: 'POST', body: JSON.stringify(body), headers, signal: AbortSignal.timeout(patience) };
      const response = await fetch(`${url()}${path}`, init);
      const reply = (await response.json()) as Reply;
      // The status of a refused command may be in its reply. That of a person is a word.
      const status = typeof reply.status === 'number' ? reply.status : response.status;
      count(`answered ${status}`);
      return status === 200 ? reply : null;
    } catch {
      count('not answered');
      return null;
    }
  };
  const command = (name: string, data?: unknown): Promise<Reply | null> =>
    post(`/api/${project}/${name}`, { data, page: { url: url(), referrer: null }, referrer_code: null });
  const moveTo = (status: Status): Promise<boolean> =>
    change(entry.status, status, async () => (await post('/people', { email, status }))?.id === entry.id);

  const isSignedUp = await change(entry.joined, true, async () => {
    const reply = await command('addUser', { email, first_name: entry.name[0], referred_by: referrer?.email });
    if (!reply?.answer?.id || !reply.session) return false;
    entry.id = reply.answer.id;
    entry.session = reply.session;
    entry.signedIn = [true];
    return true;
  });
  if (!isSignedUp) return false;
  if (!(await change(entry.seen, true, async () => (await command('recordFormImpression')) !== null))) return false;
  const buy = async (): Promise<boolean> => (await command('triggerRewards', { event: 'purchase' })) !== null;
  if (round % 2 === 0 && !(await change(entry.bought, true, buy))) return false;
  const rename = async (): Promise<boolean> =>
    (await command('addUser', { email, first_name: `Second ${round}` }))?.answer?.id === entry.id;
  if (round % 3 === 0 && !(await change(entry.name, `Second ${round}`, rename))) return false;
  if (round % 4 === 1 && !((await moveTo('unconfirmed')) && (await moveTo('applied')))) return false;
  if (round % 4 === 3 && !(await moveTo('invited'))) return false;
  const signOut = async (): Promise<boolean> => (await command('logoutUser')) !== null;
  if (round % 5 === 4 && !(await change(entry.signedIn, false, signOut))) return false;
  return entry.asked >= ledger.reset.ended;
}
