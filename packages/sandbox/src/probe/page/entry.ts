/** The script of the probe's page: it asks before it writes, runs the steps, and sends what it found to the probe. */
import { facts, type Fact, type Step, steps } from '../steps.ts';
import { KnownAddress, observe } from './observe.ts';

const { project = '', token = '', wait = '', script = '' } = document.documentElement.dataset;

const form = find('form', HTMLFormElement);
const fields = find('.fields', HTMLElement);
const writes = find('[name=writes]', HTMLInputElement);
const first = find('[name=first]', HTMLInputElement);
const second = find('[name=second]', HTMLInputElement);
const start = find('form button', HTMLButtonElement);
const finish = find('#finish', HTMLButtonElement);
const problem = find('#problem', HTMLElement);
const status = find('#status', HTMLElement);
const list = find('#steps', HTMLElement);
const webhooks = find('#webhooks', HTMLElement);

writes.addEventListener('change', () => {
  fields.hidden = !writes.checked;
  for (const field of [first, second]) field.required = writes.checked;
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run().catch(fail);
});
finish.addEventListener('click', () => void write().catch(fail));

async function run(): Promise<void> {
  const addresses = writes.checked ? ([first.value, second.value] as const) : null;
  if (addresses !== null && addresses[0].toLowerCase() === addresses[1].toLowerCase()) {
    second.setCustomValidity('Give two different addresses.');
    second.reportValidity();
    second.addEventListener('input', () => second.setCustomValidity(''), { once: true });
    return;
  }
  start.disabled = true;
  problem.hidden = true;
  find('#run', HTMLElement).hidden = false;
  find('#result', HTMLElement).focus();
  list.replaceChildren();
  status.textContent = 'The steps are running. Some wait for an answer that may never come.';
  watchWebhooks();
  const found = await observe({
    project,
    host: script,
    addresses,
    wait: Number(wait),
    frames: find('#frames', HTMLElement),
    sign: async (identifier) => (await send<{ signature: string | null }>('sign', { identifier })).signature,
    readPage: async (address) => (await send<{ html: string | null }>('drawn-page', { address })).html,
    onStep: addStep,
  });
  if (!found.script.runs) {
    throw new Error(
      'The script did not run. Is the project right, and is nothing in this browser blocking the script?',
    );
  }
  status.textContent = 'Reading from the REST API, if there is a key.';
  const limit = document.querySelector<HTMLInputElement>('[name=limit]')?.checked ?? false;
  await send('found', { found, added: addresses?.[0] ?? null, limit });
  status.textContent = 'All steps are done.';
  finish.hidden = false;
}

async function write(): Promise<void> {
  const { file, readable } = await send<{ file: string; readable: string }>('write', {});
  find('#file', HTMLElement).textContent = file;
  find('#readable', HTMLTextAreaElement).value = readable;
  find('#written', HTMLElement).hidden = false;
  finish.hidden = true;
  status.textContent = 'The report is written.';
}

function addStep(step: Step | Fact): void {
  const item = document.createElement('li');
  item.textContent = { ...steps, ...facts }[step];
  list.append(item);
}

function fail(error: unknown): void {
  status.textContent = '';
  problem.textContent =
    error instanceof KnownAddress
      ? 'The first address could not be added. It may have joined already: give others, and start again.'
      : `The probe stopped: ${error instanceof Error ? error.message : String(error)}`;
  problem.hidden = false;
  start.disabled = false;
}

let isWatching = false;
/** Says how many webhooks have come, because they come when they like. */
function watchWebhooks(): void {
  if (isWatching) return;
  isWatching = true;
  const look = async (): Promise<void> => {
    const { count } = await send<{ count: number }>('webhook-count', {});
    webhooks.textContent =
      count === 0
        ? 'No webhook has come. Those that a tunnel brings to /webhooks of this page get into the report.'
        : `Webhooks that have come: ${count}.`;
    setTimeout(() => void look().catch(() => undefined), 2000);
  };
  void look().catch(() => undefined);
}

/** Asks the probe's server. */
async function send<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-probe-token': token },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The probe's server is of the same version.
  return (await response.json()) as Answer;
}

function find<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
}
