import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { timestamp } from '../../campaign/timestamp.ts';
import { isOfDatabase, SandboxError } from '../../errors.ts';
import type { SnapshotRow, StoredSnapshot } from '../../store/snapshots.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { CampaignClock } from '../foundation/campaign-clock.ts';
import type { Env } from '../foundation/env.ts';
import { storable } from '../foundation/storable.ts';
import type { SharedSetting } from './clock-admin.ts';
import { streamOf } from './text-stream.ts';
import { createControl, readJson } from './control.ts';
import { shorten } from '../../campaign/shorten.ts';

/** A stored state of a campaign. */
export interface SnapshotInfo {
  name: string;
  /** When it was saved, by the clock of the campaign, ISO 8601 in UTC. */
  saved_at: string;
  /** How many users there are in it. */
  users: number;
}

/** Saves and loads the state of a campaign. */
export interface SnapshotAdmin {
  list: () => Promise<SnapshotInfo[]>;
  /** @throws SandboxError `invalid_option` */
  save: (name: unknown) => Promise<SnapshotInfo>;
  /** @throws SandboxError `unknown_snapshot` */
  load: (name: string) => Promise<SnapshotInfo>;
  /** @throws SandboxError `unknown_snapshot` */
  remove: (name: string) => Promise<void>;
  /**
   * The lines of its file.
   * @throws SandboxError `unknown_snapshot`
   */
  read: (name: string) => Promise<AsyncGenerator<string>>;
  /** @throws SandboxError `invalid_snapshot` or `invalid_option` */
  write: (name: unknown, file: string) => Promise<SnapshotInfo>;
}

const format = 'prefinery-sandbox-snapshot';
/** The version of the file. A change of what it contains is another version. */
const version = 1;

const whole = v.pipe(v.number(), v.safeInteger());
const state = v.object({
  clock: v.object({ ahead: v.number(), stopped: v.nullable(v.number()) }),
  seeded: v.nullable(v.object({ users: whole, seed: whole })),
  users: whole,
});
const head = v.object({
  format: v.literal(format),
  version: v.number(),
  saved_at: v.pipe(v.string(), v.isoTimestamp()),
  state,
});
const rowLine = v.tuple([v.string(), v.record(v.string(), v.unknown())]);
const endLine = v.object({ rows: whole });

const name = v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u));

function readName(given: unknown): string {
  const read = v.safeParse(name, given);
  if (read.success) return read.output;
  throw new SandboxError(
    'invalid_option',
    'snapshot: give it a name of up to 64 letters, digits, spaces, dots and dashes, such as "three friends".',
  );
}

const infoOf = ({ name, saved_at, state }: StoredSnapshot): SnapshotInfo => ({
  name,
  saved_at: timestamp(saved_at),
  users: state.users,
});

const invalid = (problem: string, cause?: unknown): SandboxError =>
  new SandboxError('invalid_snapshot', `${problem} Nothing was stored.`, { cause });

/**
 * @param clock the clock of the campaign, which a snapshot sets, too
 * @param forget is called when the rows are replaced, before any waiting request runs
 */
export function createSnapshotAdmin(
  { lock, store }: Pick<Campaign, 'lock' | 'store'>,
  clock: CampaignClock,
  shared: SharedSetting,
  forget: () => Promise<void>,
): SnapshotAdmin {
  const { remembered, snapshots } = store;

  const find = async (name: string): Promise<StoredSnapshot> => {
    const found = await snapshots.find(storable(name));
    if (found !== null) return found;
    throw new SandboxError('unknown_snapshot', `There is no snapshot ${shorten(name)}. GET /snapshots lists them.`);
  };

  return {
    list: async () => (await snapshots.all()).map(infoOf),

    async save(given) {
      const name = readName(given);
      return lock.share(async () => {
        const kept = await remembered.find('beginning');
        const seeded = kept === null ? null : v.parse(state.entries.seeded, JSON.parse(kept));
        await snapshots.save({ name, saved_at: clock.now(), state: { clock: clock.setting, seeded } });
        return infoOf(await find(name));
      });
    },

    load: (given) =>
      lock.alone(async () => {
        const found = await find(given);
        const { name } = found;
        // Stored first: if this process dies in between, the others still drop their state of the campaign before.
        await remembered.put('run', randomUUID());
        await remembered.put('faults', '');
        await store.rates.clear();
        await snapshots.load(name);
        const { clock: setting, seeded } = found.state;
        await shared.write(setting);
        clock.set(setting);
        await remembered.put('beginning', JSON.stringify(seeded ?? { users: 0, seed: 1 }));
        await forget();
        return infoOf(found);
      }),

    remove: (given) =>
      lock.share(async () => {
        const { name } = await find(given);
        await snapshots.remove(name);
      }),

    async read(given) {
      const { name, saved_at, state } = await find(given);
      return (async function* () {
        yield `${JSON.stringify({ format, version, saved_at: saved_at.toISOString(), state })}\n`;
        let count = 0;
        for await (const rows of snapshots.rows(name)) {
          count += rows.length;
          yield rows.map(({ table, row }) => `${JSON.stringify([table, row])}\n`).join('');
        }
        // A download that broke off has no such line.
        yield `${JSON.stringify({ rows: count })}\n`;
      })();
    },

    async write(given, file) {
      const name = readName(given);
      const { saved_at, state, rows } = readFile(file);
      try {
        await lock.share(() => snapshots.put({ name, saved_at: new Date(saved_at), state }, rows));
      } catch (cause) {
        if (cause instanceof SandboxError || isOfDatabase(cause)) throw cause;
        throw invalid(`The rows of the file do not belong together (${String(cause)}).`, cause);
      }
      return infoOf(await find(name));
    },
  };
}

function readFile(file: string): v.InferOutput<typeof head> & { rows: SnapshotRow[] } {
  const [first = '', ...lines] = file.split('\n').filter((line) => line.trim() !== '');
  const begin = v.safeParse(head, parse(first, 1));
  const about = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), parse(first, 1));
  if (!about.success) throw invalid('The file is no snapshot of a sandbox.');
  if (about.output.version !== version) {
    throw invalid(
      `The snapshot has the version ${about.output.version}, and this sandbox reads version ${version}. Use the sandbox that ` +
        'has written it, or save it again.',
    );
  }
  if (!begin.success) throw invalid('Line 1 of the snapshot is not as a sandbox writes it.');
  const end = v.safeParse(endLine, parse(lines.pop() ?? '', lines.length + 2));
  const rows = lines.map((line, index) => {
    const read = v.safeParse(rowLine, parse(line, index + 2));
    if (!read.success) throw invalid(`Line ${index + 2} of the snapshot is not as a sandbox writes it.`);
    const [table, row] = read.output;
    return { table, row };
  });
  if (!end.success || end.output.rows !== rows.length) {
    throw invalid('The end of the snapshot is missing: it was not downloaded completely. Download it again.');
  }
  return { ...begin.output, rows };
}

function parse(line: string, number: number): unknown {
  if (line === '') return null;
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw invalid(`Line ${number} of the snapshot is not JSON.`, cause);
  }
}

const change = v.union([v.strictObject({ save: v.string() }), v.strictObject({ load: v.string() })]);
const example = { save: 'three friends' };

/** How large a file may be, in bytes. */
const largestFile = 256 * 1024 * 1024;

/**
 * `GET /snapshots`: the stored states. `POST /snapshots`: saves or loads one. `GET`, `PUT` and `DELETE /snapshots/NAME`: one as a file.
 */
export function createSnapshotRoutes(campaign: Campaign, snapshots: SnapshotAdmin): Hono<Env> {
  const app = createControl(campaign, { largest: largestFile });

  app.get('/', async (context) => context.json(await snapshots.list()));

  app.post('/', async (context) => {
    const read = v.safeParse(change, readJson(await context.req.text(), example));
    if (!read.success) {
      throw new SandboxError(
        'invalid_option',
        `Give something like ${JSON.stringify(example)}, or load instead of save.`,
      );
    }
    if ('load' in read.output) return context.json(await snapshots.load(read.output.load));
    return context.json(await snapshots.save(read.output.save), 201);
  });

  app.get('/:name', async (context) => {
    const name = context.req.param('name');
    return context.body(streamOf(await snapshots.read(name)), 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${campaign.project} ${name}.jsonl`)}`,
    });
  });

  app.put('/:name', async (context) =>
    context.json(await snapshots.write(context.req.param('name'), await context.req.text()), 201),
  );

  app.delete('/:name', async (context) => {
    await snapshots.remove(context.req.param('name'));
    return context.json({ name: context.req.param('name') });
  });

  return app;
}
