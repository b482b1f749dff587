/** @jsxImportSource hono/jsx */
import type { LeaderboardColumn } from '../campaign/leaderboard.ts';
import { Document } from './Document.tsx';

/** One row of the leaderboard. */
export interface LeaderboardEntry {
  /** Place on the list, from 1. */
  position: number;
  /** The user's public name. */
  name: string;
  /** How many users this one has referred. */
  referrals: number;
  /** How many visits there were through their link. */
  shares: number;
  points: number;
  /** Whether this is the user it is shown to. */
  you: boolean;
}

export interface LeaderboardProps {
  /** The first ten users in order, then the one it is shown to, if further down. */
  entries: LeaderboardEntry[];
  /** How many users are on the list. */
  length: number;
  /** In this order. */
  columns: readonly LeaderboardColumn[];
  /** Origin of the page that the leaderboard is embedded in. */
  parentOrigin: string;
}

/** How many users to show. The vendor shows ten. */
const top = 10;

const number = new Intl.NumberFormat('en');

/** The first ten users. The one it is shown to is highlighted among them, or added as an 11th row. */
export const leaderboardPage = ({ entries, length, columns, parentOrigin }: LeaderboardProps): string =>
  String(
    <Document title="Leaderboard" parentOrigin={parentOrigin}>
      <main class="card">
        {entries.length === 0 ? <Empty /> : <Board entries={entries} length={length} columns={columns} />}
      </main>
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

function Board({ entries, length, columns }: Omit<LeaderboardProps, 'parentOrigin'>) {
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
          {columns.map((column) => (
            <th scope="col" class={column}>
              {titles[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => [
          entry.position > top ? <Gap columns={columns.length} /> : null,
          <Row entry={entry} columns={columns} />,
        ])}
      </tbody>
    </table>
  );
}

const titles = {
  position: <abbr title="Position">#</abbr>,
  name: 'Name',
  referrals: 'Referrals',
  shares: 'Shares',
  points: 'Points',
};

/** Separates the 11th row, whose place does not follow the tenth. */
function Gap({ columns }: { columns: number }) {
  return (
    <tr class="gap" aria-hidden="true">
      <td colspan={columns}>⋯</td>
    </tr>
  );
}

function Row({ entry, columns }: { entry: LeaderboardEntry; columns: readonly LeaderboardColumn[] }) {
  return (
    <tr aria-current={entry.you ? 'true' : undefined}>
      {columns.map((column) => (column === 'name' ? <Name {...entry} /> : <Count column={column} entry={entry} />))}
    </tr>
  );
}

const Name = ({ name, you }: LeaderboardEntry) => (
  <th scope="row" class="name">
    <bdi>{name}</bdi> {you ? <span class="you">You</span> : null}
  </th>
);

const Count = ({ column, entry }: { column: Exclude<LeaderboardColumn, 'name'>; entry: LeaderboardEntry }) => (
  <td class={column}>{number.format(entry[column])}</td>
);
