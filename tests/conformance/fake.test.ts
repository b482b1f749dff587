import {
  createFakeVendor,
  type FakeStatus,
  type FakeUser,
  type FakeVendor,
  type FakeVendorOptions,
  forgetVisitor,
  resetPage,
} from '@prefinery-kit/core/testing';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { begun, campaigns } from './campaigns.ts';
import { sign } from './signature.ts';
import { before, play, playFromBefore, type Transcript, type World } from './story.ts';

type Vendor = (...call: unknown[]) => void;
const page = window as Window & { prefinery?: Vendor };
const { fetch } = window;
const address = location.href;

beforeEach(() => {
  // The address is part of the answers, so sandbox and fake get the same one, with a `utm_campaign`.
  const url = new URL(address);
  url.searchParams.set('utm_campaign', 'spring');
  history.replaceState(null, '', url);
  document.body.innerHTML = '<div id="here"></div>';
});
afterEach(() => {
  window.fetch = fetch;
  history.replaceState(null, '', address);
  leave();
});

/** Removes the sandbox's script and its state from the page, so that another sandbox can be loaded. */
function leave(): void {
  resetPage();
  document.querySelectorAll('script[src*="/widget/v2/"]').forEach((script) => script.remove());
  Reflect.deleteProperty(window, Symbol.for('@prefinery-kit/sandbox'));
}

const scriptOf = (project: string): string => inject('campaigns')[project] ?? '';
const base = (project: string): string => scriptOf(project).replace(/\/widget\/.*/, '');

/** Labels of the open dialogs. The sandbox's is in a shadow tree. */
const popups = (): string[] =>
  Array.from(document.querySelectorAll('body > div'), (element) =>
    element.role === 'dialog'
      ? element.ariaLabel
      : (element.shadowRoot?.querySelector('dialog[open]')?.ariaLabel ?? ''),
  ).filter((label): label is string => Boolean(label));

const follow = (project: string, code: string): Promise<Response> =>
  fetch(`${base(project)}/r/${code}`, { mode: 'no-cors' });

const setStatus = async (project: string, email: string, status: FakeStatus): Promise<void> => {
  await fetch(`${base(project)}/dashboard`, {
    method: 'POST',
    mode: 'no-cors',
    body: JSON.stringify({ email, status }),
  });
};

/** Calls a command and collects its answers: until the callback is called, or `silence` says that it will not be. */
function speak(vendor: Vendor, silence: () => Promise<unknown>): World['call'] {
  return async (command, data) => {
    const answers: unknown[] = [];
    await new Promise<void>((resolve) => {
      void silence().then(() => resolve());
      const callback = (answer: unknown) => {
        answers.push(answer);
        resolve();
      };
      // The only command without a callback.
      if (command === 'initForms') resolve(vendor(command));
      else vendor(command, ...(data === undefined ? [] : [data]), callback);
    });
    return answers;
  };
}

async function openSandbox(project: string): Promise<World> {
  const scriptUrl = scriptOf(project);
  let refuse: () => void = () => undefined;
  // A refused command may never call back, but the status of the response tells that it was refused.
  window.fetch = async (...request) => {
    const response = await fetch(...request);
    // Once the body is read, the widget can call back without the network: before `refusal`, which needs a round trip.
    const text = await response.text();
    if (!response.ok || 'status' in Object(JSON.parse(text))) refuse();
    return new Response(text, response);
  };
  await new Promise<Event>((resolve) => {
    const script = Object.assign(document.createElement('script'), { src: scriptUrl, onload: resolve });
    document.head.append(script);
  });
  const vendor: Vendor = (...call) => page.prefinery?.(...call);
  const refusal = async () => {
    await new Promise<void>((resolve) => (refuse = resolve));
    // A later command has been answered, so an answer to this one would have come, too.
    await new Promise((resolve) => vendor('closeReferralPage', resolve));
    await fetch(scriptUrl, { mode: 'no-cors' });
  };
  return {
    call: speak(vendor, refusal),
    sign,
    async followLink(code) {
      await follow(project, code);
      document.cookie = `_pfy_${project}_referrer_code=${code}; path=/`;
    },
    setStatus: (email, status) => setStatus(project, email, status),
    setLag: (isBehind) => commands.fault(scriptUrl, isBehind ? { lag: 3_600_000 } : {}),
    popups,
  };
}

const openFake = (fake: FakeVendor): World => ({
  call: speak(fake.vendor, () => new Promise((resolve) => setTimeout(resolve))),
  sign: fake.sign,
  followLink: fake.followLink,
  setStatus: fake.setStatus,
  setLag: (isBehind) => fake.fault('reads', isBehind ? 'lag' : null),
  popups,
});

const identifiers = new Set(['id', 'user_id', 'referral_code']);
const times = new Set(['created_at', 'updated_at', 'earned_at']);
const machine = /^(browser|os)_|^ip$/;

/** The transcript without values that differ by nature. Ids and codes are numbered in order of appearance. */
function comparable(transcript: Transcript): unknown {
  const known: string[] = [];

  function collect(value: unknown, key = ''): void {
    if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) collect(part, name);
    } else if (typeof value === 'string' && identifiers.has(key) && !known.includes(value)) known.push(value);
  }

  function mask(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return value.map((part: unknown) => mask(part));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mask(part, name)]));
    }
    if (machine.test(key)) return 'of this machine';
    if (typeof value !== 'string') return value;
    if (times.has(key)) return 'a time';
    // Sandbox and fake word this error differently.
    if (key === 'error' && /^(HTTP 400: )?\w+: /.test(value)) return 'what is wrong with the data';
    const named = known.reduce((text, name, index) => text.replaceAll(name, `#${index}`), value);
    return key.endsWith('_link') ? named.replace(/.*\//, '…/') : named;
  }

  const answers = transcript.map(([, answer]) => answer);
  collect(answers);
  return transcript.map(([question, answer]) => [mask(question), mask(answer)]);
}

test.each(campaigns)('the fake answers as the sandbox does: $project', { timeout: 60_000 }, async (campaign) => {
  forgetVisitor();
  const real = await play(await openSandbox(campaign.project));

  const fake = createFakeVendor(campaign);
  fake.install();
  const faked = await play(openFake(fake));

  expect(real.length).toBeGreaterThan(180);
  expect(comparable(faked)).toEqual(comparable(real));
});

/** Adds the users to a sandbox that a fake starts with. The requests have no session. */
async function populate(project: string): Promise<void> {
  const join = async (data: object): Promise<Record<string, string>> => {
    const response = await fetch(`${base(project)}/api/${project}/addUser`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data, page: { url: location.origin, referrer: null }, referrer_code: null }),
    });
    const { answer } = await response.json();
    return answer;
  };
  for (const user of before) {
    const { email, shares = 0, referrals = 0, status, ...said }: FakeUser = user;
    const joined = await join({ email, ...said });
    for (let share = 0; share < shares; share += 1) await follow(project, joined['referral_code'] ?? '');
    for (let friend = 0; friend < referrals; friend += 1) {
      const address = `friend${friend}.${email}`;
      await join({ email: address, referred_by: email });
      // An active user counts for the referrer, and is not on the list.
      await setStatus(project, address, 'active');
    }
    if (status) await setStatus(project, email, status);
  }
}

const [leonard] = before;

/** Leonard's id and referral code in a sandbox. */
async function leadsTo(project: string): Promise<{ id: string; code: string }> {
  const response = await fetch(`${base(project)}/api/${project}/getUser`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      data: { email: leonard.email, signature: await sign(leonard.email) },
      page: { url: location.origin, referrer: null },
      referrer_code: null,
    }),
  });
  const { answer } = await response.json();
  return { id: answer.id, code: answer.referral_code };
}

interface Way {
  /** The query of the address that the visitor lands on. */
  query?: (leonard: { id: string; code: string }) => Record<string, string>;
  /** Further options of the fake. */
  options?: Pick<FakeVendorOptions, 'referrer' | 'session'>;
  /** Does the same to the sandbox's page. */
  arrange?: (project: string, code: string, world: World) => unknown;
}

const ways: Record<(typeof begun)[number], Way> = {
  afresh12: {},
  landed12: { query: ({ code }) => ({ r: code }) },
  referred: {
    options: { referrer: 'code1' },
    arrange: (project, code) => (document.cookie = `_pfy_${project}_referrer_code=${code}; path=/`),
  },
  known123: {
    options: { session: leonard.email },
    arrange: async (_project, _code, { call }) =>
      call('authenticateUser', { email: leonard.email, signature: await sign(leonard.email) }),
  },
  checked1: {
    query: ({ id }) => ({ 'ref-check': id }),
    arrange: () => expect.poll(popups).toHaveLength(1),
  },
  wrongid1: {
    query: () => ({ 'ref-check': '5de34a3e-68cb-4956-be9d-e89db02e6989' }),
    // Only the sandbox reports a wrong id on the console.
    arrange: () => expect.poll(() => vi.mocked(console.error).mock.calls).toHaveLength(1),
  },
};

function land(query: Record<string, string>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}

test.each(begun)(
  'a fake that starts with users answers as a sandbox that they have joined: %s',
  { timeout: 60_000 },
  async (project) => {
    const { query = () => ({}), options, arrange } = ways[project];
    vi.spyOn(console, 'error').mockReturnValue();
    forgetVisitor();
    await populate(project);
    const there = await leadsTo(project);
    land(query(there));
    const sandbox = await openSandbox(project);
    await arrange?.(project, there.code, sandbox);
    const real = await playFromBefore(sandbox);
    leave();

    const fake = createFakeVendor({ users: before, ...options });
    const { id = '', referral_code: code = '' } = fake.find(leonard.email) ?? {};
    land(query({ id, code }));
    fake.install();
    const faked = await playFromBefore(openFake(fake));

    expect(comparable(faked)).toEqual(comparable(real));
    expect(vi.mocked(console.error).mock.calls).toHaveLength(project === 'wrongid1' ? 1 : 0);
    const isShown = project === 'checked1';
    expect(faked.find(([question]) => question === 'popups')).toEqual(['popups', isShown ? ['Referral page'] : []]);
  },
);
