/** A shorter run of the model of the session, in a browser with the sandbox and its script. */
import { readCalls } from '@prefinery-kit/core/devtools';
import { resetPage } from '@prefinery-kit/core/testing';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { sign } from '../../../tests/conformance/signature.ts';
import { createClient, reload, newEmail } from './sandbox.tsx';
import { common, Model, Page, type Service, settle, type Step, taken } from './model.tsx';

const runs = 8;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const isBusy = () =>
  readCalls().some(({ endedAt }) => endedAt === null) ||
  [...document.querySelectorAll('output')].some(({ textContent }) => textContent === 'pending');

const users = async (): Promise<Service['users']> => {
  const [leonard, sheldon, outsider] = [newEmail(), newEmail(), newEmail()];
  const client = createClient();
  for (const email of [leonard, sheldon]) await client.addUser({ email });
  const signed = async (email: string) => ({ email, signature: await sign(email) });
  return { leonard: await signed(leonard), sheldon: await signed(sheldon), outsider: await signed(outsider) };
};

/** The sandbox. Its pages are frames of another origin, so the test cannot read them. */
async function createService(): Promise<Service> {
  resetPage();
  const all = await users();
  resetPage();
  return {
    options: { project: 'test1234', scriptUrl: inject('scriptUrl') },
    users: all,
    newcomer: newEmail,
    session: () =>
      new Promise((resolve) => {
        const { prefinery } = window as Window & { prefinery?: (...call: unknown[]) => void };
        prefinery?.('getUser', (user?: { email?: string }) => resolve(user?.email ?? null));
      }),
    namedUsers: () => [],
    drawn: (element) => element.textContent.match(/penny\.[\w-]+@bigbangtheory\.com/g) ?? [],
    hasFrames: true,
    closePopup: () => undefined,
    pass: async () => {
      for (let turn = 0; turn < 3; turn++) await frame();
    },
    // An answer may cause further calls, so one look is not enough.
    mend: async () => {
      for (let turn = 0; turn < 3; turn++) {
        await expect.poll(isBusy).toBe(false);
        await frame();
      }
    },
    reload,
  };
}

test(
  'session, in random sequences: another user is never shown, and all roots end with its user',
  { timeout: 300_000 },
  async () => {
    const { reload: load, acts: _acts, ...steps } = common;
    const commands = fc.commands([...Object.values(steps), load] as fc.Arbitrary<Step>[], {
      maxCommands: 8,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(commands, async (orders) => {
        const model = new Model();
        const page = new Page(await createService());
        try {
          await fc.asyncModelRun(() => ({ model, real: page }), orders);
          await settle(model, page);
        } finally {
          page.end();
        }
      }),
      { numRuns: runs },
    );
    // oxlint-disable-next-line no-console -- The number of runs and steps is the result of a test that passes.
    console.info(`${runs} runs, ${taken.steps} steps`);
    expect(taken.steps).toBeGreaterThan(0);
  },
);
