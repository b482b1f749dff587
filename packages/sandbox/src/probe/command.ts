import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SandboxError } from '../errors.ts';
import { endingSignals } from '../exec.ts';
import type { Probe, ProbeOptions } from './server.ts';

/** Where the hosted service is documented to be. */
const hosted = { script: 'https://widget.prefinery.com/widget/v2', api: 'https://api.prefinery.com/api/v2' };

const defaultPort = 4750;
/** How long to look for the script, in ms. */
const longestLook = 5000;

const help = `prefinery-sandbox probe: finds out how the hosted service answers, with a project of your own

It serves a page on this machine that loads the real script and calls its commands. It reads, and asks before it adds users.
Then it writes a report without data of people, to attach to an issue, and to start a sandbox with: --recorded FILE.

  npx @prefinery-kit/sandbox probe --project abcd1234

  --project KEY            key of your project: 8 lower-case letters and digits
  --script-url URL         another address of the script. Default: ${hosted.script}/KEY.js
  --report FILE            where the report is written. Default: prefinery-report.json
  --port NUMBER            port of the page. Default: ${defaultPort}
  --wait SECONDS           how long to wait for a callback. Default: 10
  --beta ID                id of your project in the REST API, for PREFINERY_API_KEY
  --api-url URL            another address of the REST API. Default: ${hosted.api}
  --help                   this text

From the environment, so that they are in no history of commands; each may be left out:

  PREFINERY_IDENTITY_SECRET   signs the two addresses that you give. It stays in this process
  PREFINERY_API_KEY           reads from the REST API
  PREFINERY_WEBHOOK_SECRET    checks signatures of webhooks that a tunnel brings to /webhooks of the page
`;

/** What the command line of the probe asks for. `null`: the help. */
export function readProbeOptions(
  args: string[],
  env: NodeJS.ProcessEnv,
): (Omit<ProbeOptions, 'write'> & { file: string }) | null {
  const given = parse(args);
  if (given.help) return null;
  const { project = '', port = String(defaultPort), wait = '10', beta } = given;
  if (!/^[a-z0-9]{8}$/.test(project))
    throw refused('--project', 'Give the key of your project: 8 lower-case letters and digits.');
  if (!/^\d{1,5}$/.test(port)) throw refused('--port', 'Give a whole number up to 65535.');
  if (!/^\d{1,3}$/.test(wait) || wait === '0') throw refused('--wait', 'Give a whole number of seconds.');
  const key = env['PREFINERY_API_KEY'] || null;
  if (key !== null && beta === undefined)
    throw refused('--beta', 'Give the id of your project in the REST API, which GET /betas lists.');
  return {
    project,
    scriptUrl: address('--script-url', given['script-url'] ?? `${hosted.script}/${project}.js`),
    secret: env['PREFINERY_IDENTITY_SECRET'] || null,
    webhookSecret: env['PREFINERY_WEBHOOK_SECRET'] || null,
    rest:
      key === null || beta === undefined
        ? null
        : { url: address('--api-url', given['api-url'] ?? hosted.api).replace(/\/+$/, ''), beta, key },
    port: Number(port),
    wait: Number(wait) * 1000,
    file: given.report ?? 'prefinery-report.json',
  };
}

/**
 * Serves the page until a signal comes.
 * @throws SandboxError `invalid_option`, `port_in_use` or `cannot_listen`
 */
export async function runProbe(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const options = readProbeOptions(args, env);
  if (options === null) {
    console.log(help);
    return;
  }
  const { file, ...probe } = options;
  await access(dirname(resolve(file)), constants.W_OK).catch(() => {
    throw refused('--report', `${file} cannot be written: its folder is missing or protected.`);
  });
  const problem = await scriptProblem(probe.scriptUrl);
  // A browser may have a way to it that this process does not have, such as a proxy.
  if (problem !== null) console.warn(`${problem} The probe starts all the same: see what your browser gets.`);
  // Loaded here, because nothing else of the sandbox needs it.
  const { serveProbe } = await import('./server.ts');
  let isWritten = false;
  const served: Probe = await serveProbe({
    ...probe,
    write: async (report) => {
      await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
      isWritten = true;
      console.log(`The report is written to ${file}.`);
      return file;
    },
  });
  const stop = async (): Promise<void> => {
    await served.close();
    if (!isWritten) console.log(`No report was written: ${served.isOpened() ? unfinished : unopened}`);
  };
  for (const signal of endingSignals) process.once(signal, () => void stop());
  console.log(`Prefinery probe: ${served.url}\n\n  Open it in a browser, and choose what to do.\n\nCtrl-C stops it.`);
}

const unopened = 'the page of the probe was not opened in a browser.';
const unfinished = 'the page has a button for it once all steps are done.';

/** Why this process cannot get the script, as a sentence; `null`: it can. */
async function scriptProblem(url: string): Promise<string | null> {
  try {
    const { ok, status, body } = await fetch(url, { signal: AbortSignal.timeout(longestLook) });
    await body?.cancel();
    return ok ? null : `${url} is answered with HTTP ${status}. Is the key of the project right?`;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
    return `${url} cannot be reached (${why}).`;
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ project: text, 'script-url': text, report: text, port: text, wait: text, beta: text, 'api-url': text },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    const [sentence] = (cause instanceof Error ? cause.message : String(cause)).split('. ', 1);
    throw new SandboxError('invalid_option', `probe: ${sentence}. See probe --help.`, { cause });
  }
}

const refused = (option: string, advice: string): SandboxError =>
  new SandboxError('invalid_option', `probe: ${option}: ${advice} See probe --help.`);

function address(option: string, text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw refused(option, 'Give an address, such as http://localhost:4747/widget/v2/abcd1234.js.');
}
