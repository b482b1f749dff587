import type * as v from 'valibot';
import type { Command, CommandResult, Contract, User } from '../contract/index.ts';
import { utmNames } from '../contract/patterns.ts';
import { drawForms, drawInto, popup } from './pages.ts';
import type { Lag } from './lag.ts';
import type { Name, UserStore, UserRecord } from './users.ts';
import { forbidden, unauthorized } from './refusal.ts';
import type { Earn } from './rewards.ts';

/** Carries out one command, whose data is valid. */
type Handler<C extends Command> = (data: v.InferOutput<Contract[C]['data']>) => CommandResult<C>;

export type Handlers = { [C in Command]: Handler<C> };

/** The state of a fake campaign. */
export interface Campaign {
  store: UserStore;
  earn: Earn;
  lag: Lag;
  /** The user of the browser session. */
  session: UserRecord | null;
  /** The referral code of the link that the visitor followed. */
  referrer: string | null;
  /** Whether commands need a session or a signature. */
  identityVerification: boolean;
  /** Whether new users are `unconfirmed` at first. */
  doubleOptIn: boolean;
  sign: (name: string) => string;
}

interface Named extends Name {
  signature?: string | undefined;
}

const nameOf = ({ email, referral_code, id }: Named) => email ?? referral_code ?? id;

/** The fields of a new user that the service finds out by itself. */
function detailsOf(page: URLSearchParams) {
  const found = utmNames.flatMap((name) => (page.has(name) ? [[name, page.get(name)]] : []));
  const { referrer } = document;
  // As the vendor documents, only a page of another site is recorded.
  const isFromElsewhere = referrer !== '' && new URL(referrer).origin !== location.origin;
  return { ...Object.fromEntries(found), ...(isFromElsewhere && { http_referrer: referrer }) };
}

export function createHandlers(campaign: Campaign): Handlers {
  const { lag, store } = campaign;

  const isSigned = (named: Named) => named.signature === campaign.sign(nameOf(named) ?? '');
  const show = (record: UserRecord | null): User | null => record && store.show(record);

  /**
   * The user of a command: the session's user without an identity, otherwise the user of the identity. With identity
   * verification an identity of another user than the session's needs the right signature.
   */
  function identify(named: Named = {}): UserRecord | null {
    const { session } = campaign;
    const isNamed = nameOf(named) !== undefined;
    const record = isNamed ? store.find(named) : session;
    const isProven =
      named.signature === undefined ? session !== null && (!isNamed || record === session) : isSigned(named);
    if (campaign.identityVerification && !isProven) throw forbidden();
    return record;
  }

  return {
    addUser(data) {
      const said = typeof data === 'string' ? { email: data } : data;
      const known = store.find({ email: said.email });
      if (known) {
        if (campaign.identityVerification && known !== campaign.session) throw forbidden();
        lag.before(known);
        store.update(known, said);
        return store.show(known);
      }
      const found = detailsOf(new URLSearchParams(location.search));
      const referred_by = said.referred_by || (campaign.referrer ?? undefined);
      lag.before(store.referrerOf(referred_by ?? ''));
      const status = campaign.doubleOptIn ? 'unconfirmed' : 'applied';
      const record = store.add({ ...found, ...said, referred_by, status });
      lag.added(record);
      campaign.session = record;
      return store.show(record);
    },
    authenticateUser(data) {
      const record = store.find(data);
      if (!record || (campaign.identityVerification && !isSigned(data))) throw unauthorized();
      campaign.session = record;
    },
    getUser: (data) => lag.show(identify(data)),
    triggerRewards({ event, ...named }) {
      const record = identify(named);
      return record ? campaign.earn(record, event) : [];
    },
    getReferralCode: () => campaign.session?.referral_code ?? null,
    getReferrerCode: () => store.find({ referral_code: campaign.referrer ?? '' })?.referral_code ?? null,
    popupReferralPage(data) {
      popup.open(identify(data));
    },
    closeReferralPage() {
      popup.close();
    },
    embedReferralPage(data) {
      const record = identify(data);
      drawInto(data.dom_id, 'embedReferralPage', 'Referral page', record);
      return show(record);
    },
    embedLeaderboard(data) {
      const record = nameOf(data) === undefined ? campaign.session : identify(data);
      drawInto(data.dom_id, 'embedLeaderboard', 'Leaderboard', record);
      return show(record);
    },
    recordFormImpression: () => undefined,
    initForms: drawForms,
    logoutUser() {
      campaign.session = null;
    },
  };
}
