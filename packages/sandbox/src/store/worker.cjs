'use strict';
/**
 * PGlite in a thread of its own. It is a program of one thread: while it works, nothing else in that thread does. The text of
 * this file is what the thread runs, so it needs no path of its own in a bundle.
 */
const { readFile } = require('node:fs/promises');
const { promisify } = require('node:util');
const { parentPort, workerData } = require('node:worker_threads');
const zlib = require('node:zlib');

/** What an error may carry over. Others quote the rows that they are about. */
const known = ['code', 'severity', 'constraint', 'table'];

/** As PostgreSQL calls an error after which it ends. */
const fatal = { severity: 'FATAL' };

const plain = (error) => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  const { name, message, stack } = error;
  return { name, message, stack, ...Object.fromEntries(known.map((field) => [field, error[field]])) };
};

const decompress = promisify(zlib.brotliDecompress);

const readSnapshot = async (file) => new Blob([await decompress(await readFile(file))]);

async function work() {
  const { PGlite } = require(workerData.pglite);
  const { directory, snapshot, engine } = workerData;
  const pglite = await PGlite.create({
    pgliteWasmModule: engine,
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(snapshot === null ? {} : { loadDataDir: await readSnapshot(snapshot) }),
  });
  const kinds = {
    query: async ({ sql, parameters }) => {
      const { rows, affectedRows, command } = await pglite.query(sql, parameters);
      // Some failures of the engine look like an empty answer. Every statement that was carried out names itself.
      if (command === undefined) throw Object.assign(new Error('PGlite did not confirm a statement.'), fatal);
      return { rows, affectedRows, command };
    },
    run: async ({ sql }) => void (await pglite.exec(sql)),
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()),
    close: () => pglite.close(),
  };
  parentPort.on('message', async ({ id, kind, ...request }) => {
    try {
      parentPort.postMessage({ id, result: await kinds[kind](request) });
    } catch (error) {
      parentPort.postMessage({ id, error: plain(error) });
    }
  });
}

work().then(
  () => parentPort.postMessage({ id: 0 }),
  (error) => parentPort.postMessage({ id: 0, error: plain(error) }),
);
