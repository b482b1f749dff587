import { type Migration, sql } from 'kysely';
import { large, quiet, small } from './counts.ts';
import { schema } from './tables.ts';

const at = (name: string) => sql.raw(`${schema}.${name}`);

/** What the first `counts` had a row for, made from rows with the same columns. */
const sums = sql.raw(`
  coalesce(referrals, -1), coalesce(shares, -1), coalesce(block, -1), sum(people), min(earliest), max(latest)`);
const groups = sql.raw(`
  group by grouping sets (
    (), (block), (referrals), (referrals, block), (referrals, shares), (referrals, shares, block)
  )
  having count(*) > 0`);

/** Tables and triggers, and the counts of existing users. */
export const addCounts: Migration = {
  async up(db) {
    await sql`
      create table ${at('changes')} (
        project_id text not null,
        number bigint generated always as identity,
        referrals integer not null,
        shares integer not null,
        block bigint not null,
        created_at timestamptz not null,
        signup bigint not null,
        people integer not null,
        primary key (project_id, number)
      )`.execute(db);

    await sql`
      create table ${at('counts')} (
        project_id text not null,
        referrals integer not null,
        shares integer not null,
        block bigint not null,
        people integer not null,
        earliest timestamptz not null,
        latest timestamptz not null,
        primary key (project_id, referrals, shares, block)
      )`.execute(db);
    await sql`create index counts_of_all_blocks on ${at('counts')} (project_id, shares, referrals) where block = -1`.execute(
      db,
    );
    await sql`create index counts_of_nobody on ${at('counts')} (project_id) where people = 0`.execute(db);

    // A block is named after the first signup number in it.
    await sql`
      create function ${at('block_of')}(signup bigint) returns bigint language sql immutable parallel safe
      as $$ select signup - signup % 1024 $$`.execute(db);

    // Two processes that fold the same project at once would count changes twice.
    await sql`
      create function ${at('folding_of')}(project text) returns bigint language sql immutable
      as $$ select hashtextextended('prefinery_sandbox folding ' || project, 0) $$`.execute(db);

    await sql`
      create function ${at('fold')}(project text) returns void language plpgsql as $$
      begin
        with gone as (
          delete from ${at('changes')} where project_id = project
          returning referrals, shares, block, people, created_at as earliest, created_at as latest
        )
        insert into ${at('counts')} as counts
        select project, ${sums} from gone ${groups}
        on conflict (project_id, referrals, shares, block) do update set
          people = counts.people + excluded.people,
          earliest = least(counts.earliest, excluded.earliest),
          latest = greatest(counts.latest, excluded.latest);
        delete from ${at('counts')} where project_id = project and people = 0;
      end $$`.execute(db);

    // For bulk changes: the counts are right afterwards, whatever they were before.
    await sql`
      create function ${at('recount')}(project text) returns void language plpgsql as $$
      begin
        delete from ${at('counts')} where project_id = project;
        with gone as (
          delete from ${at('changes')} where project_id = project
        ), people as (
          select referrals, shares, ${at('block_of')}(signup) as block, count(*) as people,
            min(created_at) as earliest, max(created_at) as latest
          from ${at('users')} where project_id = project and status = 'applied'
          group by 1, 2, 3
        )
        insert into ${at('counts')}
        select project, ${sums} from people ${groups};
      end $$`.execute(db);

    // One in 509 changes folds. That is a prime number, so no pattern of writes keeps a project from its turn.
    await sql`
      create function ${at('note_change')}() returns trigger language plpgsql as $$
      declare
        noted bigint;
      begin
        if tg_op <> 'INSERT' and old.status = 'applied' then
          insert into ${at('changes')} (project_id, referrals, shares, block, created_at, signup, people)
          values (old.project_id, old.referrals, old.shares, ${at('block_of')}(old.signup), old.created_at, old.signup, -1);
        end if;
        if tg_op <> 'DELETE' and new.status = 'applied' then
          insert into ${at('changes')} (project_id, referrals, shares, block, created_at, signup, people)
          values (new.project_id, new.referrals, new.shares, ${at('block_of')}(new.signup), new.created_at, new.signup, 1)
          returning number into noted;
          if noted % 509 = 0 and pg_try_advisory_xact_lock(${at('folding_of')}(new.project_id)) then
            perform ${at('fold')}(new.project_id);
          end if;
        end if;
        return null;
      end $$`.execute(db);

    const isQuiet = sql.raw(`current_setting('${quiet}', true) is distinct from 'on'`);
    await sql`
      create trigger users_come after insert on ${at('users')} for each row
      when (new.status = 'applied' and ${isQuiet}) execute function ${at('note_change')}()`.execute(db);
    await sql`
      create trigger users_go after delete on ${at('users')} for each row
      when (old.status = 'applied' and ${isQuiet}) execute function ${at('note_change')}()`.execute(db);
    await sql`
      create trigger users_move after update of status, referrals, shares, created_at on ${at('users')} for each row
      when (
        (old.status, old.referrals, old.shares, old.created_at)
          is distinct from (new.status, new.referrals, new.shares, new.created_at)
        and ${isQuiet}
      ) execute function ${at('note_change')}()`.execute(db);

    await sql`select ${at('recount')}(project_id) from (select distinct project_id from ${at('users')}) as projects`.execute(
      db,
    );
  },
};

/**
 * Sums of rows with referrals, shares and small block, for each size of blocks and the whole list (see counts.ts). A block is named after
 * its first signup number, so the first small block in a large one has its name.
 */
const sumsBySize = (rows: string) => sql`
  select project,
    coalesce(referrals, -1), coalesce(shares, -1), part.size, part.block, sum(people), min(earliest), max(latest)
  from ${sql.raw(rows)} as counted cross join lateral (values
    (-1, -1),
    (${sql.lit(small)}, counted.block),
    (${sql.lit(large)}, counted.block - counted.block % ${sql.lit(large)})
  ) as part (size, block)
  group by grouping sets (
    (part.size, part.block), (referrals, part.size, part.block), (referrals, shares, part.size, part.block)
  )`;

/** Adds large blocks to `counts`: with small ones alone, a place on a list of a million users took a thousand counts. */
export const addLargeBlocks: Migration = {
  async up(db) {
    await sql`drop table ${at('counts')}`.execute(db);
    await sql`
      create table ${at('counts')} (
        project_id text not null,
        referrals integer not null,
        shares integer not null,
        size integer not null,
        block bigint not null,
        people integer not null,
        earliest timestamptz not null,
        latest timestamptz not null,
        primary key (project_id, referrals, shares, size, block)
      )`.execute(db);
    await sql`create index counts_of_the_list on ${at('counts')} (project_id, shares, referrals) where size = -1`.execute(
      db,
    );
    await sql`create index counts_of_nobody on ${at('counts')} (project_id) where people = 0`.execute(db);

    await sql`
      create or replace function ${at('fold')}(project text) returns void language plpgsql as $$
      begin
        with gone as (
          delete from ${at('changes')} where project_id = project
          returning referrals, shares, block, people, created_at as earliest, created_at as latest
        )
        insert into ${at('counts')} as counts
        ${sumsBySize('gone')}
        on conflict (project_id, referrals, shares, size, block) do update set
          people = counts.people + excluded.people,
          earliest = least(counts.earliest, excluded.earliest),
          latest = greatest(counts.latest, excluded.latest);
        delete from ${at('counts')} where project_id = project and people = 0;
      end $$`.execute(db);

    // For bulk changes: the counts are right afterwards, whatever they were before.
    await sql`
      create or replace function ${at('recount')}(project text) returns void language plpgsql as $$
      begin
        delete from ${at('counts')} where project_id = project;
        with gone as (
          delete from ${at('changes')} where project_id = project
        ), people as (
          select referrals, shares, ${at('block_of')}(signup) as block, count(*) as people,
            min(created_at) as earliest, max(created_at) as latest
          from ${at('users')} where project_id = project and status = 'applied'
          group by 1, 2, 3
        )
        insert into ${at('counts')}
        ${sumsBySize('people')};
      end $$`.execute(db);

    await sql`select ${at('recount')}(project_id) from (select distinct project_id from ${at('users')}) as projects`.execute(
      db,
    );
  },
};
