import type * as v from 'valibot';
import type { Command, CommandResult, Contract, User } from '../contract/index.ts';
import { utmNames } from '../contract/patterns.ts';
import { drawForms, drawInto, popup } from './pages.ts';
import type { Lag } from './lag.ts';
import type { Name, People, Person } from './people.ts';
import { forbidden, unauthorized } from './refusal.ts';
import type { Earn } from './rewards.ts';

/** Carries out one command whose data has been read. */
type Handler<C extends Command> = (data: v.InferOutput<Contract[C]['data']>) => CommandResult<C>;

export type Handlers = { [C in Command]: Handler<C> };

/** What handlers work on. */
export interface Campaign {
  people: People;
  earn: Earn;
  lag: Lag;
  /** The person of the browser session. */
  session: Person | null;
  /** Referral code by which this visitor came. */
  referrer: string | null;
  /** Whether people have to be proven. */
  identityVerification: boolean;
  /** Whether whoever joins has to confirm first. */
  doubleOptIn: boolean;
  sign: (name: string) => string;
}

interface Named extends Name {
  signature?: string | undefined;
}

const nameOf = ({ email, referral_code, id }: Named) => email ?? referral_code ?? id;

/** What the service finds out by itself of somebody who joins. */
function detailsOf(page: URLSearchParams) {
  const found = utmNames.flatMap((name) => (page.has(name) ? [[name, page.get(name)]] : []));
  const { referrer } = document;
  // The page before this site, as the vendor documents: a page of the site itself is none.
  const isFromElsewhere = referrer !== '' && new URL(referrer).origin !== location.origin;
  return { ...Object.fromEntries(found), ...(isFromElsewhere && { http_referrer: referrer }) };
}

export function createHandlers(campaign: Campaign): Handlers {
  const { lag, people } = campaign;

  const isSigned = (named: Named) => named.signature === campaign.sign(nameOf(named) ?? '');
  const show = (person: Person | null): User | null => person && people.show(person);

  /** Who is meant: the session's person, or a named one with the right signature. A session speaks for its person only. */
  function identify(named: Named = {}): Person | null {
    const { session } = campaign;
    const isNamed = nameOf(named) !== undefined;
    const person = isNamed ? people.find(named) : session;
    const isProven =
      named.signature === undefined ? session !== null && (!isNamed || person === session) : isSigned(named);
    if (campaign.identityVerification && !isProven) throw forbidden();
    return person;
  }

  return {
    addUser(data) {
      const said = typeof data === 'string' ? { email: data } : data;
      const known = people.find({ email: said.email });
      if (known) {
        if (campaign.identityVerification && known !== campaign.session) throw forbidden();
        lag.before(known);
        people.update(known, said);
        return people.show(known);
      }
      const found = detailsOf(new URLSearchParams(location.search));
      const referred_by = said.referred_by || (campaign.referrer ?? undefined);
      lag.before(people.referrerOf(referred_by ?? ''));
      const status = campaign.doubleOptIn ? 'unconfirmed' : 'applied';
      const person = people.add({ ...found, ...said, referred_by, status });
      lag.added(person);
      campaign.session = person;
      return people.show(person);
    },
    authenticateUser(data) {
      const person = people.find(data);
      if (!person || (campaign.identityVerification && !isSigned(data))) throw unauthorized();
      campaign.session = person;
    },
    getUser: (data) => lag.show(identify(data)),
    triggerRewards({ event, ...named }) {
      const person = identify(named);
      return person ? campaign.earn(person, event) : [];
    },
    getReferralCode: () => campaign.session?.referral_code ?? null,
    getReferrerCode: () => people.find({ referral_code: campaign.referrer ?? '' })?.referral_code ?? null,
    popupReferralPage(data) {
      popup.open(identify(data));
    },
    closeReferralPage() {
      popup.close();
    },
    embedReferralPage(data) {
      const person = identify(data);
      drawInto(data.dom_id, 'embedReferralPage', 'Referral page', person);
      return show(person);
    },
    embedLeaderboard(data) {
      const person = nameOf(data) === undefined ? campaign.session : identify(data);
      drawInto(data.dom_id, 'embedLeaderboard', 'Leaderboard', person);
      return show(person);
    },
    recordFormImpression: () => undefined,
    initForms: drawForms,
    logoutUser() {
      campaign.session = null;
    },
  };
}
