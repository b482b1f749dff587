/** `pnpm harm`: kills, freezes and floods sandboxes while clients write. `--seed 7` repeats the choices of a run. */
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' }, seed: { type: 'string' } } });
process.env['HARM_MINUTES'] = values.minutes;
if (values.seed !== undefined) process.env['HARM_SEED'] = values.seed;
const vitest = await startVitest('test', ['harm.full'], { run: true, watch: false, project: ['full'] });
await vitest.close();
