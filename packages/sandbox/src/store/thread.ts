import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findSnapshot } from './snapshot-file.ts';
import source from './worker.cjs?raw';

/** What PGlite answers. */
interface Results<R> {
  rows: R[];
  affectedRows?: number;
  command?: string;
}

/** PGlite in a worker thread, so that a long statement blocks neither requests nor signals. */
export interface Thread {
  query: <R>(sql: string, parameters: readonly unknown[]) => Promise<Results<R>>;
  /** Runs statements without a result. */
  run: (sql: string) => Promise<void>;
  /** All data, as a tar archive. */
  dump: () => Promise<Uint8Array>;
  close: () => Promise<void>;
  /** Terminates the thread. What was not committed is rolled back when the directory is opened again. */
  kill: () => void;
  /** Whether it has ended, or a fatal error was reported: it runs no more statements. */
  readonly hasEnded: boolean;
}

/** An error of PostgreSQL, as the thread sends it. */
class EngineError extends Error {
  override readonly name: string;

  constructor({ name, message, stack, ...fields }: SentError) {
    super(message);
    this.name = name;
    this.stack = stack;
    Object.assign(this, fields);
  }
}

interface SentError {
  name: string;
  message: string;
  stack: string;
  code?: string;
  severity?: string;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: SentError;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * PGlite's machine code, which all threads of this process share. A thread that compiled its own would compile each function once
 * more.
 * @param pglite path of the package's entry
 */
async function compileEngine(pglite: string): Promise<WebAssembly.Module> {
  compiled ??= readFile(join(dirname(pglite), 'pglite.wasm')).then((bytes) => WebAssembly.compile(bytes));
  try {
    return await compiled;
  } catch (error) {
    compiled = undefined;
    throw error;
  }
}

/** After an error of this kind a PostgreSQL server restarts its process. PGlite goes on, and every statement fails. */
const isDeadly = ({ severity }: SentError): boolean => severity === 'PANIC' || severity === 'FATAL';

/**
 * @param directory where to keep the data; without it they are kept in memory
 * @param snapshot file of a database that a new one begins with; `null`: PGlite creates it
 * @defaultValue of `snapshot`: the one that was built with the sandbox, if there is one
 */
export async function startThread(directory?: string, snapshot?: string | null): Promise<Thread> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const isNew = directory === undefined || !existsSync(join(directory, 'PG_VERSION'));
  const begin = snapshot === undefined ? await findSnapshot() : snapshot;
  const engine = await compileEngine(pglite);
  const workerData = { pglite, directory, snapshot: isNew ? begin : null, engine };
  const worker = new Worker(source, { eval: true, workerData, execArgv: [] });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let hasEnded = false;

  const end = (why: Error): void => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
    void worker.terminate();
  };
  worker.on('error', (cause) => end(new Error('PGlite has failed.', { cause })));
  worker.on('exit', () => end(new Error('PGlite has ended.')));
  worker.on('message', ({ id, result, error }: Answer) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    // It keeps the process alive only while a caller waits.
    if (waiting.size === 0) worker.unref();
    if (error === undefined) caller?.resolve(result);
    else caller?.reject(new EngineError(error));
    if (error !== undefined && isDeadly(error)) end(new EngineError(error));
  });

  const wait = <R>(id: number): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      // The answer belongs to the caller's statement, so the caller knows its type.
      waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      worker.ref();
    });
  const ask = <R>(request: { kind: string; sql?: string; parameters?: readonly unknown[] }): Promise<R> => {
    if (hasEnded) return Promise.reject(new Error('PGlite has ended.'));
    asked += 1;
    const answered = wait<R>(asked);
    worker.postMessage({ id: asked, ...request });
    return answered;
  };

  const kill = (): void => end(new Error('PGlite was ended.'));
  try {
    await wait(0);
  } catch (error) {
    kill();
    throw error;
  }
  return {
    query: (sql, parameters) => ask({ kind: 'query', sql, parameters }),
    run: (sql) => ask({ kind: 'run', sql }),
    dump: () => ask({ kind: 'dump' }),
    close: () => ask<void>({ kind: 'close' }).finally(kill),
    kill,
    get hasEnded() {
      return hasEnded;
    },
  };
}
