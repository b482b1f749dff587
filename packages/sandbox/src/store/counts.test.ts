import { assert, asyncProperty, constantFrom, integer, nat, option, oneof, array, record, constant } from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { crowd } from '../campaign/seed-users.ts';
import { statuses } from '../campaign/person.ts';
import { examplePoints, type Ranking } from '../campaign/ranking.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject } from '../../test/engines.ts';
import { inLine } from '../../test/line.ts';
import { joining, now } from '../../test/joinings.ts';
import { large } from './counts.ts';
import { ahead, listLength } from './rank.ts';
import { createStore } from './store.ts';
import { schema } from './tables.ts';

const rankings: Ranking[] = [
  'referrals',
  'signup',
  { points: examplePoints },
  { points: { signup: 0, share: 1, referral: 1 } },
  { skip: 1 },
  { skip: 3 },
];

/** Few days, so that many join at the same moment, and later ones before earlier ones. */
const join = record({ what: constant('join' as const), day: nat(3), referrer: option(nat(), { freq: 2 }) });
const share = record({ what: constant('share' as const), who: nat() });
const move = record({ what: constant('move' as const), who: nat(), to: constantFrom(...statuses, 'applied' as const) });
const fold = record({ what: constant('fold' as const) });
const seed = record({ what: constant('seed' as const), users: integer({ min: 1, max: 40 }), seed: nat(3) });
/** The next signup is in another large block, as if thousands had joined and left meanwhile. */
const gap = record({ what: constant('gap' as const) });
const reset = record({ what: constant('reset' as const), users: nat(20) });
const history = array(
  oneof(
    { weight: 12, arbitrary: join },
    { weight: 3, arbitrary: share },
    { weight: 3, arbitrary: move },
    { weight: 2, arbitrary: fold },
    { weight: 1, arbitrary: gap },
    { weight: 1, arbitrary: seed },
    { weight: 1, arbitrary: reset },
  ),
  { minLength: 20, maxLength: 60 },
);

const moment = (day: number): Date => new Date(Date.UTC(2025, 11, 1 + 20 * day));
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

onEachEngine((database) => {
  const rowsOf = (project: string) =>
    database().db.selectFrom('users').selectAll().where('project_id', '=', project).orderBy('signup').execute();
  const foldOf = (project: string) => sql`select ${sql.raw(`${schema}.fold`)}(${project})`.execute(database().db);
  const skip = (numbers: number) =>
    sql`select setval('${sql.raw(schema)}.users_signup_seq', nextval('${sql.raw(schema)}.users_signup_seq') + ${sql.lit(numbers)})`.execute(
      database().db,
    );
  const pending = async (project: string): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.raw(`${schema}.changes`)} where project_id = ${project}`.execute(
      database().db,
    );
    return rows[0]?.count ?? 0;
  };
  /** Places as the database counts them, by id. */
  const placesOf = async (project: string, ranking: Ranking) =>
    database()
      .db.selectFrom('users')
      .select(['id', ahead(ranking).as('ahead'), listLength(project).as('length')])
      .where('project_id', '=', project)
      .where('status', '=', 'applied')
      .execute();

  const agree = async (project: string, by: readonly Ranking[]): Promise<void> => {
    const people = await rowsOf(project);
    for (const ranking of by) {
      const line = inLine(people, ranking).map(({ id }) => id);
      const places = await placesOf(project, ranking);
      const inOrder = places.toSorted((one, other) => one.ahead - other.ahead);
      expect(inOrder, JSON.stringify(ranking)).toEqual(
        line.map((id, index) => ({ id, ahead: index, length: line.length })),
      );
      const board = await createStore(database(), project, ranking).users.board(7);
      expect(
        board.people.map(({ id }) => id),
        JSON.stringify(ranking),
      ).toEqual(line.slice(0, 7));
    }
  };

  test('places by folded counts equal those of a plain count, after any history', async () => {
    // With these steps, a small block has room for three or four people, and a large one for about a hundred.
    await sql`alter table ${sql.raw(`${schema}.users`)} alter column signup set increment by 300`.execute(
      database().db,
    );
    const property = asyncProperty(history, async (steps) => {
      const project = newProject();
      const { users, bulkUsers } = createStore(database(), project);
      for (const [index, step] of steps.entries()) {
        const people = await rowsOf(project);
        if (step.what === 'join') {
          const referrer = step.referrer === null ? undefined : pick(people, step.referrer);
          const more = { now: moment(step.day), referredBy: referrer?.referral_code ?? null };
          await users.add(joining(`person${index}@x.com`, { ...more, drawCode: () => `${project}${index}` }));
        } else if (step.what === 'share') {
          await users.countShare(pick(people, step.who)?.referral_code ?? '', null, now);
        } else if (step.what === 'move') {
          await users.step({ who: { id: pick(people, step.who)?.id ?? '' }, to: step.to, offers: [], now: moment(0) });
        } else if (step.what === 'fold') {
          await foldOf(project);
        } else if (step.what === 'gap') {
          await skip(large);
        } else {
          const taken = step.what === 'reset' ? [] : await bulkUsers.codes();
          const made = crowd({ size: step.users, seed: step.what === 'seed' ? step.seed : 1, now: moment(2), taken });
          await (step.what === 'reset' ? bulkUsers.replace(made, () => {}) : bulkUsers.add(made, () => {}));
        }
      }
      await agree(project, rankings);
      await foldOf(project);
      await agree(project, rankings);
      expect(await pending(project)).toBe(0);
    });
    await assert(property, { numRuns: 8 });
  }, 400_000);

  test('signups fold the changes, also when many are concurrent', async () => {
    const project = newProject();
    const { users } = createStore(database(), project);
    const [first, ...others] = Array.from({ length: 600 }, (_, index) => `person${index}@x.com`);
    await users.add(joining(first ?? '', { drawCode: () => `${project}first` }));
    const add = async (emails: string[]): Promise<void> => {
      for (const email of emails) await users.add(joining(email, { referredBy: `${project}first` }));
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => add(others.filter((_email, at) => at % 8 === index))));
    expect(await pending(project)).toBeLessThan(1500);
    expect(await users.findMember({ email: first ?? '' })).toMatchObject({ ahead: 0, length: 600, referrals: 599 });
    await agree(project, ['referrals', 'signup']);
  }, 180_000);
});
