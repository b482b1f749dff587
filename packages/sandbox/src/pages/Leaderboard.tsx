/** @jsxImportSource hono/jsx */
import { Document } from './Document.tsx';

/** One row of the leaderboard. */
export interface LeaderboardEntry {
  /** Place on the list, from 1. */
  position: number;
  /** The user's public name. */
  name: string;
  /** How many users this one has referred. */
  referrals: number;
  /** Whether this is the user it is shown to. */
  you: boolean;
}

export interface LeaderboardProps {
  /** The first ten users in order, then the one it is shown to, if further down. */
  entries: LeaderboardEntry[];
  /** How many users are on the list. */
  length: number;
  /** Origin of the page that the leaderboard is embedded in. */
  parentOrigin: string;
}

/** How many users to show. The vendor shows ten. */
const top = 10;

const number = new Intl.NumberFormat('en');

/** The first ten users. The one it is shown to is highlighted among them, or added as an 11th row. */
export const leaderboardPage = ({ entries, length, parentOrigin }: LeaderboardProps): string =>
  String(
    <Document title="Leaderboard" parentOrigin={parentOrigin}>
      <main class="card">{entries.length === 0 ? <Empty /> : <Board entries={entries} length={length} />}</main>
    </Document>,
  );

function Empty() {
  return (
    <div class="message">
      <h1>Leaderboard</h1>
      <p>Nobody is on the list yet. Be the first.</p>
    </div>
  );
}

function Board({ entries, length }: Pick<LeaderboardProps, 'entries' | 'length'>) {
  return (
    <table>
      <caption>
        <span class="title">Leaderboard</span>{' '}
        <span class="length">
          Top {Math.min(top, length)} of {number.format(length)}
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title="Position">#</abbr>
          </th>
          <th scope="col">Name</th>
          <th scope="col">Referrals</th>
        </tr>
      </thead>
      <tbody>{entries.map((entry) => [entry.position > top ? <Gap /> : null, <Row {...entry} />])}</tbody>
    </table>
  );
}

/** Separates the 11th row, whose place does not follow the tenth. */
function Gap() {
  return (
    <tr class="gap" aria-hidden="true">
      <td colspan={3}>⋯</td>
    </tr>
  );
}

function Row({ position, name, referrals, you }: LeaderboardEntry) {
  return (
    <tr aria-current={you ? 'true' : undefined}>
      <td class="position">{number.format(position)}</td>
      <th scope="row">
        <bdi>{name}</bdi> {you ? <span class="you">You</span> : null}
      </th>
      <td class="referrals">{number.format(referrals)}</td>
    </tr>
  );
}
