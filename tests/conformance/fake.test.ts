import { createFakeVendor, forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { campaigns } from './campaigns.ts';
import { sign } from './signature.ts';
import { play, type Transcript, type World } from './story.ts';

type Vendor = (...call: unknown[]) => void;
const page = window as Window & { prefinery?: Vendor };
const { fetch } = window;
const address = location.href;

beforeEach(() => {
  // Both worlds are visited from the same page, and from the same campaign of somebody's marketing.
  const url = new URL(address);
  url.searchParams.set('utm_campaign', 'spring');
  history.replaceState(null, '', url);
  document.body.innerHTML = '<div id="here"></div>';
});
afterEach(() => {
  window.fetch = fetch;
  history.replaceState(null, '', address);
  resetPage();
  // The next sandbox comes to a page that has none.
  Reflect.deleteProperty(window, Symbol.for('@prefinery-kit/sandbox'));
});

/** What the vendor's function says, until it has said everything. */
function speak(vendor: Vendor, silence: () => Promise<unknown>): World['call'] {
  return async (command, data) => {
    const answers: unknown[] = [];
    await new Promise<void>((resolve) => {
      void silence().then(() => resolve());
      const callback = (answer: unknown) => {
        answers.push(answer);
        resolve();
      };
      // The one command without a callback.
      if (command === 'initForms') resolve(vendor(command));
      else vendor(command, ...(data === undefined ? [] : [data]), callback);
    });
    return answers;
  };
}

async function openSandbox(project: string): Promise<World> {
  const scriptUrl = inject('campaigns')[project] ?? '';
  let refuse: () => void = () => undefined;
  // The status tells that a command was refused, also where the callback never does.
  window.fetch = async (...request) => {
    const response = await fetch(...request);
    if (!response.ok) refuse();
    return response;
  };
  await new Promise<Event>((resolve) => {
    const script = Object.assign(document.createElement('script'), { src: scriptUrl, onload: resolve });
    document.head.append(script);
  });
  const vendor: Vendor = (...call) => page.prefinery?.(...call);
  const refusal = async () => {
    await new Promise<void>((resolve) => (refuse = resolve));
    // Another answer has come since, and so would this one.
    await new Promise((resolve) => vendor('closeReferralPage', resolve));
    await fetch(scriptUrl, { mode: 'no-cors' });
  };
  return {
    call: speak(vendor, refusal),
    sign,
    async followLink(code) {
      await fetch(scriptUrl.replace(/\/widget\/.*/, `/r/${code}`), { mode: 'no-cors' });
      document.cookie = `_pfy_${project}_referrer_code=${code}; path=/`;
    },
  };
}

const identifiers = new Set(['id', 'user_id', 'referral_code']);
const times = new Set(['created_at', 'updated_at', 'earned_at']);
const machine = /^(browser|os)_|^ip$/;

/** The transcript without what must differ. Who is who stays visible: each id and code gets a number as it appears. */
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
    // In its own words: which of many mistakes it was.
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
  const faked = await play({
    call: speak(fake.vendor, () => new Promise((resolve) => setTimeout(resolve))),
    sign: fake.sign,
    followLink: fake.followLink,
  });

  expect(real.length).toBeGreaterThan(100);
  expect(comparable(faked)).toEqual(comparable(real));
});
