import type { Prefinery } from './client.ts';
import type { Command } from './contract/index.ts';
import { PrefineryError } from './errors.ts';

/** Whether the visitor lets the vendor's script in: not asked yet, yes, or no. */
export type Consent = 'pending' | 'granted' | 'denied';

/** A client that waits for the visitor's consent. */
export interface ConsentedPrefinery extends Prefinery {
  /** What the visitor has said so far. */
  readonly consent: Consent;
  /** Says what the visitor says. What was loaded once cannot be unloaded; `denied` then ends its use. */
  setConsent: (consent: Consent) => void;
}

/**
 * A client that does nothing without the visitor's consent: while it is `pending` nothing is loaded, no cookie is read
 * or written, and commands wait, their timeouts with them. `denied` refuses them with `disabled`. How the visitor came
 * is kept in memory meanwhile.
 *
 * A vendor's snippet that already stands in the page cannot be held back from here: write its script as
 * `type="text/plain"` until you may.
 *
 * @example
 * ```ts
 * const prefinery = withConsent(createPrefinery({ project: 'abcd1234' }));
 * onCookieBannerClosed((isAllowed) => prefinery.setConsent(isAllowed ? 'granted' : 'denied'));
 * ```
 */
export function withConsent(client: Prefinery, initial: Consent = 'pending'): ConsentedPrefinery {
  const held = new Set<() => void>();
  let consent = initial;
  let isWanted = false;

  warnOfSnippet(consent);

  /** Ends when the visitor has spoken, or the caller gave up. */
  async function spoken(signal: AbortSignal | undefined): Promise<void> {
    if (consent !== 'pending' || signal?.aborted) return;
    await new Promise<void>((resume) => {
      held.add(resume);
      signal?.addEventListener('abort', () => resume(), { once: true });
    });
    // They may be asked again before this call had its turn.
    await spoken(signal);
  }

  /** The same command, once the visitor has consented. What was given up meanwhile the client itself refuses. */
  const gated =
    <Given extends unknown[], Result>(command: Command, run: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      await spoken(given.map(signalOf).find(Boolean));
      if (consent === 'denied') throw new PrefineryError('disabled', { command });
      return run(...given);
    };

  return {
    ...client,
    addUser: gated('addUser', client.addUser),
    authenticateUser: gated('authenticateUser', client.authenticateUser),
    getUser: gated('getUser', client.getUser),
    triggerRewards: gated('triggerRewards', client.triggerRewards),
    getReferralCode: gated('getReferralCode', client.getReferralCode),
    getReferrerCode: gated('getReferrerCode', client.getReferrerCode),
    popupReferralPage: gated('popupReferralPage', client.popupReferralPage),
    closeReferralPage: gated('closeReferralPage', client.closeReferralPage),
    embedReferralPage: gated('embedReferralPage', client.embedReferralPage),
    embedLeaderboard: gated('embedLeaderboard', client.embedLeaderboard),
    recordFormImpression: gated('recordFormImpression', client.recordFormImpression),
    initForms: gated('initForms', client.initForms),
    logoutUser: gated('logoutUser', client.logoutUser),
    get state() {
      return consent === 'denied' ? 'disabled' : client.state;
    },
    get error() {
      return client.error;
    },
    load() {
      isWanted = true;
      if (consent === 'granted') client.load();
    },
    get consent() {
      return consent;
    },
    setConsent(next) {
      consent = next;
      if (next === 'granted' && isWanted) client.load();
      for (const resume of held) resume();
      held.clear();
      client.emit({ type: 'consent', result: next });
    },
  };
}

const signalOf = (given: unknown): AbortSignal | undefined =>
  typeof given === 'object' && given !== null && 'signal' in given && given.signal instanceof AbortSignal
    ? given.signal
    : undefined;

function warnOfSnippet(consent: Consent): void {
  if (process.env.NODE_ENV === 'production' || consent === 'granted' || typeof document === 'undefined') return;
  if (!document.querySelector('script[src*="/widget/v2/"]:not([type="text/plain"])')) return;
  console.warn(
    'prefinery: a snippet in this page loads the script without consent. Take it out, or write it as type="text/plain".',
  );
}
