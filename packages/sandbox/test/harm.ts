import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createDice, type Dice } from '../src/campaign/random.ts';
import { openDatabase } from '../src/store/database.ts';
import { newProject } from './engines.ts';
import { compare, createLedger } from './ledger.ts';
import { strictLog } from './strict-log.ts';
import { freePort } from './ports.ts';
import { type Postgres, startServer } from './postgres.ts';
import { type Program, startProgram } from './program.ts';
import { fillDisk, freeDisk, hasSmallDisks, seenBy, smallDisk } from './small-disk.ts';
import { campaignFlags, patience, write } from './writers.ts';

/** The outcome of a run. */
export interface Outcome {
  /** How often each harm was done, and how requests ended. */
  counts: Record<string, number>;
  /** Data that differs from what was acknowledged. */
  wrong: string[];
}

export interface HarmOptions {
  /** Path of the built command line program. */
  program: string;
  engine: 'PGlite' | 'PostgreSQL';
  milliseconds: number;
  /** The same seed chooses the same harms, in the same order. */
  seed: number;
}

const clients = 32;
/** How long `GET /health` may take while harm is done, in ms: a busy machine counts, too. */
const longestHealth = 30_000;

/** The environment that the programs of one engine run in. */
interface House {
  database: string;
  /** The same database, for a process that is not run through the command. */
  databaseFromHere: string;
  /** The command that programs are run through. */
  through: string[];
  instances: number;
  harms: Record<string, () => Promise<void>>;
  close: () => Promise<void>;
}

async function housePostgres(dice: Dice): Promise<House> {
  const server: Postgres = await startServer();
  return {
    database: server.url,
    databaseFromHere: server.url,
    through: [],
    instances: 2,
    harms: {
      'freeze PostgreSQL': async () => {
        server.freeze();
        await setTimeout(500 + dice.below(14_000));
        server.thaw();
      },
    },
    close: server.stop,
  };
}

/** Mounts a small disk in the namespace of a sleeping process, which keeps it when a program on it is killed. */
async function houseDirectory(dice: Dice): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-harm-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const people = join(folder, 'people');
  if (!hasSmallDisks())
    return { database: people, databaseFromHere: people, through: [], instances: 1, harms: {}, close: remove };
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const [command = '', ...args] = smallDisk(disk, 300);
  const keeper = spawn(command, [...args, 'sh', '-c', 'echo ready; exec sleep infinity'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => keeper.stdout.once('data', resolve));
  const pid = keeper.pid ?? 0;
  const user = process.getuid?.() === 0 ? [] : ['--user', '--preserve-credentials'];
  return {
    database: join(disk, 'people'),
    databaseFromHere: seenBy(pid, join(disk, 'people')),
    through: ['nsenter', `--target=${pid}`, ...user, '--mount'],
    instances: 1,
    harms: {
      'fill the disk': async () => {
        await fillDisk(pid, disk, dice.below(3) * 4 * 1024 * 1024);
        await setTimeout(500 + dice.below(4000));
        await freeDisk(pid, disk);
      },
    },
    close: async () => {
      keeper.kill('SIGKILL');
      await remove();
    },
  };
}

/** A running program. It may be killed and started again at the same port. */
interface Instance {
  url: string;
  program: Program;
}

/** Lets clients write while harm is done, then compares the data with the acknowledged writes. */
export async function harm({ program, engine, milliseconds, seed }: HarmOptions): Promise<Outcome> {
  const dice = createDice(seed);
  const project = newProject();
  const house = await (engine === 'PGlite' ? houseDirectory(dice) : housePostgres(dice));
  const counts: Record<string, number> = {};
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const wrong: string[] = [];

  const start = async (port: number): Promise<Instance> => {
    const args = ['--port', `${port}`, '--project', project, '--database', house.database];
    const started = startProgram(program, [...args, ...campaignFlags], house.through);
    const [, url = ''] = await started.waitFor(/Prefinery sandbox: (\S+)/);
    return { url, program: started };
  };
  const instances: Instance[] = [];
  for (let index = 0; index < house.instances; index += 1) instances.push(await start(await freePort()));
  const any = (): Instance => {
    const found = instances[dice.below(instances.length)];
    if (found === undefined) throw new Error('There is no instance.');
    return found;
  };

  const ledger = createLedger();
  const afternoon = { isOver: false };

  const health = async (instance: Instance, during: string): Promise<void> => {
    try {
      const { status } = await fetch(`${instance.url}/health`, { signal: AbortSignal.timeout(longestHealth) });
      if (status !== 200) wrong.push(`GET /health answered ${status}: ${during}`);
    } catch (error) {
      wrong.push(`GET /health did not answer: ${during} (${String(error)})`);
    }
  };

  const harms: Record<string, () => Promise<void>> = {
    kill: async () => {
      const index = dice.below(instances.length);
      const { url, program } = instances[index] ?? any();
      program.process.kill('SIGKILL');
      await program.ends;
      instances[index] = await start(Number(new URL(url).port));
    },
    'stop by SIGTERM': async () => {
      const index = dice.below(instances.length);
      const { url, program } = instances[index] ?? any();
      program.process.kill('SIGTERM');
      const isEnded = await Promise.race([program.ends.then(() => true), setTimeout(20_000, false, { ref: false })]);
      if (!isEnded) wrong.push('SIGTERM did not end the program within 20 seconds');
      program.process.kill('SIGKILL');
      await program.ends;
      instances[index] = await start(Number(new URL(url).port));
    },
    freeze: async () => {
      const { program } = any();
      program.process.kill('SIGSTOP');
      await setTimeout(500 + dice.below(8000));
      program.process.kill('SIGCONT');
    },
    flood: async () => {
      const { url } = any();
      await Promise.allSettled(
        Array.from({ length: 1000 }, async (_, index) => {
          const body = index % 10 === 0 ? 'x'.repeat(70_000) : '{}';
          const response = await fetch(`${url}/api/${project}/getUser`, { method: 'POST', body });
          await response.arrayBuffer();
        }),
      );
    },
    reset: async () => {
      const began = ledger.step();
      for (let tries = 0; tries < 20; tries += 1) {
        try {
          const response = await fetch(`${any().url}/reset`, { method: 'POST', signal: AbortSignal.timeout(patience) });
          if (response.ok) {
            Object.assign(ledger.reset, { began, ended: ledger.step() });
            return;
          }
        } catch {
          // An instance that is restarting does not answer.
        }
        await setTimeout(500);
      }
      wrong.push('A reset was refused twenty times');
    },
    ...house.harms,
  };

  const names = Object.keys(harms);
  const isOver = (): boolean => afternoon.isOver;
  const writing = write('client', { project, ledger, clients, url: () => any().url, isOver, count });
  const end = Date.now() + milliseconds;
  // Each harm once, then at random. A reset comes early, so that many writes are acknowledged after the last one.
  const order = ['reset', ...names.filter((name) => name !== 'reset')];
  for (let done = 0; Date.now() < end || done < order.length; done += 1) {
    await setTimeout(500 + dice.below(1500));
    const drawn = names[dice.below(names.length)] ?? 'kill';
    const isLateReset = drawn === 'reset' && Date.now() > end - milliseconds / 3;
    const name = order[done] ?? (isLateReset ? 'kill' : drawn);
    const before = [...instances];
    const doing = harms[name]?.();
    if (name === 'fill the disk' || name === 'freeze PostgreSQL' || name === 'flood')
      await Promise.all(before.map((instance) => health(instance, name)));
    await doing;
    count(name);
  }
  afternoon.isOver = true;
  await writing;

  for (const { program } of instances) program.process.kill('SIGTERM');
  for (const { program } of instances) await program.ends;
  const database = await openDatabase(house.databaseFromHere, strictLog);
  const { compared, wrong: lost } = await compare(database, project, ledger);
  await database.close();
  counts['compared'] = compared;
  wrong.push(...lost);
  await house.close();
  return { counts, wrong };
}
