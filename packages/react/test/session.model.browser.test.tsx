/** A shorter run of the model of who is here, in a real browser: the real client, the real script, and a sandbox. */
import { readCalls } from '@prefinery-kit/core/devtools';
import { resetPage } from '@prefinery-kit/core/testing';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { sign } from '../../../tests/conformance/signature.ts';
import { arrive, reload, somebody } from './sandbox.tsx';
import { common, Model, Page, type Service, settle, type Step, taken } from './model.tsx';

const runs = 8;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const isBusy = () =>
  readCalls().some(({ endedAt }) => endedAt === null) ||
  [...document.querySelectorAll('output')].some(({ textContent }) => textContent === 'pending');

const people = async (): Promise<Service['people']> => {
  const [leonard, sheldon, outsider] = [somebody(), somebody(), somebody()];
  const client = arrive();
  for (const email of [leonard, sheldon]) await client.addUser({ email });
  const signed = async (email: string) => ({ email, signature: await sign(email) });
  return { leonard: await signed(leonard), sheldon: await signed(sheldon), outsider: await signed(outsider) };
};

/** The sandbox. Its pages are frames of another origin, which nothing here can look into. */
async function createService(): Promise<Service> {
  resetPage();
  const all = await people();
  resetPage();
  return {
    options: { project: 'test1234', scriptUrl: inject('scriptUrl') },
    people: all,
    newcomer: somebody,
    session: () =>
      new Promise((resolve) => {
        const { prefinery } = window as Window & { prefinery?: (...call: unknown[]) => void };
        prefinery?.('getUser', (user?: { email?: string }) => resolve(user?.email ?? null));
      }),
    spokenFor: () => [],
    drawn: (element) => element.textContent.match(/penny\.[\w-]+@bigbangtheory\.com/g) ?? [],
    hasFrames: true,
    closePopup: () => undefined,
    pass: async () => {
      for (let turn = 0; turn < 3; turn++) await frame();
    },
    // Quiet is that nothing is on its way, and that nothing follows.
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
  'in any order of what may happen, only who may be known is shown, and all agree in the end',
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
    // oxlint-disable-next-line no-console -- how much was tried
    console.info(`${runs} runs, ${taken.steps} steps`);
    expect(taken.steps).toBeGreaterThan(0);
  },
);
