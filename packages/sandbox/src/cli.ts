#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { createCommandLines } from './command-lines.ts';
import { SandboxError } from './errors.ts';
import { endingSignals, runCommand, splitCommand } from './exec.ts';
import { createLog } from './log.ts';
import { helpText } from './options/help.ts';
import { withoutPassword } from './options/secrets.ts';
import { readSources, type Wanted } from './options/sources.ts';
import { developmentSecret, developmentWebhookSecret } from './options/table.ts';
import { runProbe } from './probe/command.ts';
import { createProgress } from './progress.ts';
import { openSandbox } from './create.ts';
import type { Sandbox } from './sandbox.ts';
import { defaultPort, type Served, serveSandbox } from './serve.ts';

// Each thread that compiles the embedded database needs memory of its own. One instead of two saves about 40 MB.
setFlagsFromString('--wasm-num-compilation-tasks=1');

// A program that reads the output may end first, and a terminal may be closed. Without a listener that would end the sandbox.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

const lastDefaultPort = defaultPort + 20;

async function run(args: string[]): Promise<void> {
  if (args[0] === 'probe') return runProbe(args.slice(1));
  const { options, command } = splitCommand(args);
  const wanted = await readSources(options);
  if (wanted.help) {
    console.log(helpText());
    return;
  }
  const { log = createLog(wanted.verbose) } = wanted.sandbox;
  for (const name of wanted.unknownVariables) log.warn({}, `There is no option ${name}. --help says what there is.`);
  const sandbox = await openSandbox({ ...wanted.sandbox, log }, wanted.given);
  try {
    if (wanted.seed.users > 0) {
      await sandbox.seed({ ...wanted.seed, onProgress: createProgress(process.stderr) });
      console.log(`${wanted.seed.users} made-up users have joined (seed ${wanted.seed.seed}).`);
    }
    // Another process of the campaign may have set faults.
    if (Object.keys(wanted.faults).length > 0) sandbox.fault(wanted.faults);
    if (command !== null) {
      process.exitCode = await exec(command, sandbox, wanted);
      return;
    }
    const served = await listen(sandbox, wanted);
    for (const signal of endingSignals) process.once(signal, () => void stop(served, sandbox));
    console.log(
      welcome(publicUrl(wanted, sandbox) ?? served.url, sandbox.project, wanted, await tokenFor(sandbox, wanted)),
    );
    if (!wanted.quiet) sandbox.onCommand(createCommandLines(process.stdout));
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Serves the sandbox for as long as the command runs, on any free port. Returns the command's exit code. */
async function exec(command: [string, ...string[]], sandbox: Sandbox, { sandbox: options, serve }: Wanted) {
  const served = await serveSandbox(sandbox, { ...serve, port: serve.port ?? 0 });
  try {
    return await runCommand(command, {
      PREFINERY_PROJECT: sandbox.project,
      PREFINERY_URL: served.url,
      PREFINERY_SCRIPT_URL: `${served.url}/widget/v2/${sandbox.project}.js`,
      PREFINERY_IDENTITY_SECRET: options.secret ?? developmentSecret,
      PREFINERY_WEBHOOK_SECRET: options.webhookSecret ?? developmentWebhookSecret,
    });
  } finally {
    await stop(served, sandbox);
  }
}

/** An explicit port is used or is an error; the default one falls back to the next free port. */
async function listen(sandbox: Sandbox, { serve }: Wanted): Promise<Served> {
  if (serve.port !== undefined) return serveSandbox(sandbox, serve);
  for (let port = defaultPort; ; port += 1) {
    try {
      return await serveSandbox(sandbox, { ...serve, port });
    } catch (error) {
      const isTaken = error instanceof SandboxError && error.code === 'port_in_use';
      if (!isTaken || port === lastDefaultPort) throw error;
      console.log(`Port ${port} is in use. Trying ${port + 1}.`);
    }
  }
}

/** The address that the option `url` gives, with the path that the sandbox is mounted under. */
const publicUrl = ({ sandbox: { url } }: Wanted, { base }: Sandbox): string | undefined =>
  url === undefined ? undefined : url.replace(/\/+$/, '') + base;

/** How long to wait for the database when closing, in ms. */
const longestStop = 8000;

async function stop(served: Served, sandbox: Sandbox): Promise<void> {
  setTimeout(() => process.exit(1), longestStop).unref();
  await served.close();
  await sandbox.close();
}

/** The control token, if it is needed and was generated. A token that was given is known already. */
async function tokenFor(sandbox: Sandbox, { sandbox: options, serve }: Wanted): Promise<string | null> {
  const isPublic = options.url !== undefined || options.trustProxy !== undefined || serve.host !== undefined;
  return isPublic && options.controlToken === undefined ? sandbox.controlToken() : null;
}

function welcome(url: string, project: string, { sandbox, faults }: Wanted, token: string | null): string {
  const script = `${url}/widget/v2/${project}.js`;
  const { database = 'memory', identityVerification, doubleOptIn, callbacks } = sandbox;
  return `
Prefinery sandbox: ${url}

  Open it in a browser: the list, everything that happens, and buttons that make it happen.${
    token === null ? '' : `\n  From elsewhere: ${url}/#token=${token}`
  }

  Project                 ${project}
  Database                ${database === 'memory' ? 'memory: gone when this process ends' : withoutPassword(database)}
  Identity verification   ${identityVerification === false ? 'off' : 'on'}
  Double opt-in           ${doubleOptIn ? 'on' : 'off'}
  Callbacks               ${callbacks ?? 'documented'}
  Faults                  ${Object.keys(faults).length === 0 ? 'none' : JSON.stringify(faults)}

In HTML:

  <script>window.prefinery=window.prefinery||function(){(window.prefinery.q=window.prefinery.q||[]).push(arguments)}</script>
  <script defer src="${script}"></script>

In React:

  <PrefineryProvider project="${project}" scriptUrl="${script}">

From this machine:

  curl ${url}/outbox                                      mails that were written
  curl -X PUT ${url}/faults -d '{"script":"blocked"}'     something goes wrong; DELETE ends it
  curl -X POST ${url}/reset                               the campaign from its beginning
${
  token === null
    ? ''
    : `
  From elsewhere, and through a proxy, add: -H 'authorization: Bearer ${token}'
`
}
Ctrl-C stops it.
`;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SandboxError)) throw error;
  console.error(`prefinery-sandbox: ${error.message}`);
  process.exitCode = error.code === 'invalid_option' ? 2 : 1;
}
