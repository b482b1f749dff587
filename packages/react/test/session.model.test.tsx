/** Random steps of an app, a visitor, the script and the service, checked against a model of the session. */
import { createFakeVendor, type FakeVendor } from '@prefinery-kit/core/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signed } from './fake.tsx';
import { consent, Model, Page, type Service, settle, step, taken, common } from './model.tsx';

const runs = Number(process.env['PREFINERY_MODEL_RUNS'] ?? 25);
/** In ms. Only `expire` lets that much time pass. */
const timeout = 60_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const emails = /[\w.-]+@example\.com/g;
const pass = async () => {
  for (let turn = 0; turn < 4; turn++) await vi.advanceTimersByTimeAsync(1);
};

/** The fake vendor, on a network that may be slow. */
class FakeService implements Service {
  options = { project: 'abcd1234', timeout };
  users = {
    leonard: signed('leonard@example.com'),
    sheldon: signed('sheldon@example.com'),
    outsider: signed('work@example.com'),
  };
  fake: FakeVendor;
  private guests = 0;
  private looked = 0;
  private slow = new Set<string>();
  private held: (() => void)[] = [];
  private faults = new Set<string>();
  pass = pass;

  constructor(callbacks: 'documented' | 'observed') {
    const users = [this.users.leonard, this.users.sheldon].map(({ email }) => ({ email }));
    this.fake = createFakeVendor({ users, callbacks });
    this.install();
  }

  private install() {
    this.fake.install();
    Object.assign(window, {
      prefinery: (...call: unknown[]) => {
        const send = () => this.fake.vendor(...call);
        if (this.slow.has(String(call[0]))) this.held.push(send);
        else send();
      },
    });
  }

  newcomer = () => `guest${++this.guests}@example.com`;
  session = () => Promise.resolve(this.fake.session?.email ?? null);
  drawn = (element: Element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node instanceof HTMLElement && node.style.display === 'none'
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const found: string[] = [];
    while (walker.nextNode())
      if (walker.currentNode instanceof Text) found.push(...(walker.currentNode.data.match(emails) ?? []));
    return found;
  };
  namedUsers = () => {
    const calls = this.fake.calls.slice(this.looked);
    this.looked = this.fake.calls.length;
    return calls.flatMap(({ command, data }) => {
      const { email, id } = (data ?? {}) as { email?: string; id?: string };
      if (!/embed|popup|trigger/.test(command)) return [];
      return email ?? (id === undefined ? [] : (this.everyone.find((one) => this.fake.find(one)?.id === id) ?? []));
    });
  };
  private get everyone() {
    return [
      ...Object.values(this.users).map(({ email }) => email),
      ...Array.from({ length: this.guests }, (_, index) => `guest${index + 1}@example.com`),
    ];
  }

  hold = (command: string) => void this.slow.add(command);
  /** Sends the commands that were held back. */
  deliver = () => {
    this.slow.clear();
    this.held.splice(0).forEach((send) => send());
  };
  /** Sets a fault, which lasts until `mend`. */
  break = (what: string, fault: string) => {
    this.faults.add(what);
    this.set(what, fault);
  };
  private set = (what: string, fault: string | null) =>
    (this.fake.fault as (what: string, fault: string | null) => void)(what, fault);
  /** Lets so much time pass that every command in flight times out. */
  expire = async () => {
    this.deliver();
    await pass();
    await vi.advanceTimersByTimeAsync(timeout);
  };
  closePopup = () => document.querySelector('[data-prefinery-fake]')?.remove();
  mend = async () => {
    this.deliver();
    await pass();
    this.fake.release();
    await pass();
    for (const what of this.faults) this.set(what, null);
    this.faults.clear();
    await pass();
    this.fake.release();
    await this.expire();
    await pass();
  };
  reload = () => {
    const { cookie } = document;
    this.install();
    for (const one of cookie.split('; ')) document.cookie = `${one}; path=/`;
  };
}

const on = (page: Page) => page.service as FakeService;
const sent = fc.constantFrom(
  'addUser',
  'authenticateUser',
  'getUser',
  'logoutUser',
  'embedReferralPage',
  'triggerRewards',
);

const faults = fc.oneof(
  fc.record({ command: sent, fault: fc.constantFrom('late', 'twice', 'silent') }).map(({ command, fault }) =>
    step(`${command} is ${fault}`, (model, page) => {
      model.isUnsure ||= fault !== 'twice';
      on(page).break(command, fault);
    }),
  ),
  sent.map((command) => step(`${command} is slow`, (_, page) => on(page).hold(command))),
  fc.constantFrom(
    step('slow commands are sent', (_, page) => on(page).deliver()),
    step('late answers come', (_, page) => on(page).fake.release()),
    step('time passes', async (_, page) => on(page).expire()),
    step('reads lag', (model, page) => {
      model.isUnsure = true;
      on(page).break('reads', 'lag');
    }),
    step('the script is blocked', (model, page) => {
      model.isBlocked = model.isUnsure = true;
      on(page).break('script', 'blocked');
    }),
    step('the script is no longer blocked', (model, page) => {
      model.isBlocked = false;
      on(page).fake.fault('script', null);
      page.client.load();
    }),
  ),
);

test(
  'session, in random sequences: another user is never shown or named in a command, and all roots end with its user',
  { timeout: 60_000 + runs * 2000 },
  async () => {
    let done = 0;
    const only = process.env['PREFINERY_MODEL_STEPS']?.split(',');
    const all = { ...common, consent, faults };
    const commands = fc.commands(
      Object.entries(all).flatMap(([name, one]) => (only && !only.includes(name) ? [] : [one])),
      { maxCommands: 20, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('documented' as const, 'observed' as const),
        commands,
        async (callbacks, orders) => {
          const model = new Model();
          const page = new Page(new FakeService(callbacks));
          done++;
          try {
            await fc.asyncModelRun(() => ({ model, real: page }), orders);
            await page.service.mend();
            page.client.setConsent('granted');
            model.consent = 'granted';
            await settle(model, page);
          } finally {
            page.end();
          }
        },
      ),
      {
        numRuns: runs,
        ...(process.env['PREFINERY_MODEL_SEED'] && { seed: Number(process.env['PREFINERY_MODEL_SEED']) }),
      },
    );
    // oxlint-disable-next-line no-console -- The number of runs and steps is the result of a test that passes.
    console.info(`${done} runs, ${taken.steps} steps`);
    expect(done).toBeGreaterThanOrEqual(runs);
  },
);
