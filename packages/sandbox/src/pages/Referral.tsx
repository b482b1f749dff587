/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';
import { Place } from './Place.tsx';
import { ReferralLink } from './ReferralLink.tsx';

/** A reward that the user has earned. */
interface ReferralReward {
  /** The reward's name, as it is shown. */
  name: string;
  /** The reward's status. */
  status: 'earned' | 'delivered' | 'revoked';
}

export interface ReferralProps {
  /** The user's name; empty if not known. */
  name: string;
  /** The user's referral link. */
  referralLink: string;
  /** Place on the list, from 1; `null`: not on it. */
  position: number | null;
  /** How many users are on the list. */
  length: number;
  /** Visits through the link. */
  shares: number;
  /** Users who joined through the link. */
  referrals: number;
  rewards: ReferralReward[];
  /** Origin of the page that the referral page is embedded in. */
  parentOrigin: string;
}

const statuses = { earned: 'Earned', delivered: 'Delivered', revoked: 'Taken back' };

const number = new Intl.NumberFormat('en');

/** A user's referral page: their place, their link, and what it has earned. */
export const referralPage = ({ name, referralLink, parentOrigin, rewards, ...numbers }: ReferralProps): string =>
  String(
    <Document title="Referral page" parentOrigin={parentOrigin}>
      <main class="card sections">
        <header>
          <h1>{name === '' ? 'Hello' : <Greeting name={name} />}</h1>
          <Place position={numbers.position} length={numbers.length} />
        </header>
        <ReferralLink address={referralLink} />
        <Counts shares={numbers.shares} referrals={numbers.referrals} />
        {rewards.length === 0 ? null : <Rewards rewards={rewards} />}
        <Manual />
      </main>
    </Document>,
  );

function Greeting({ name }: { name: string }) {
  return (
    <>
      Hello <bdi>{name}</bdi>
    </>
  );
}

function Counts({ shares, referrals }: Pick<ReferralProps, 'shares' | 'referrals'>) {
  return (
    <dl class="counts">
      <div>
        <dt>{shares === 1 ? 'Visit by your link' : 'Visits by your link'}</dt>
        <dd>{number.format(shares)}</dd>
      </div>
      <div>
        <dt>{referrals === 1 ? 'Friend joined' : 'Friends joined'}</dt>
        <dd>{number.format(referrals)}</dd>
      </div>
    </dl>
  );
}

function Rewards({ rewards }: Pick<ReferralProps, 'rewards'>) {
  return (
    <section>
      <h2>Your rewards</h2>
      <ul class="rewards">
        {rewards.map(({ name, status }) => (
          <li>
            <bdi>{name}</bdi> <span class={`status ${status}`}>{statuses[status]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Manual() {
  return (
    <details>
      <summary>How it works</summary>
      <ol>
        <li>Send your link to friends, or post it where they are.</li>
        <li>Whoever joins after following it counts for you.</li>
        <li>The more friends join, the higher up the list you go.</li>
      </ol>
    </details>
  );
}
