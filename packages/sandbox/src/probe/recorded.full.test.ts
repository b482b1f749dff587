/** What the probe reports of a sandbox is played back by another sandbox, which then answers the same. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../../../scripts/browser.ts';
import { pairwise } from '../../test/pairs.ts';
import { openProbing } from '../../test/probing.ts';
import type { SandboxOptions } from '../options/table.ts';
import { recordedOptions } from './recorded.ts';
import type { Report } from './report.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
}, 60_000);
afterAll(() => browser.close());

/** Webhooks with other names and fields than the sandbox's own. */
const webhookTemplates = {
  user_created: {
    type: 'tester.created',
    sent_at: '{{user.created_at}}',
    tester: {
      ...{ uuid: '{{user.id}}', email: '{{user.email}}', status: '{{user.status}}', plan: 'free' },
      ...{ share_signups_count: '{{user.referrals}}', first_name: '{{user.profile.first_name}}' },
    },
  },
  user_updated: { event_type: 'user_updated', users: [{ id: '{{user.id}}', is_new: false }] },
};

/** Everything that the sandbox can do in more than one way, because nothing public says how the service does it. */
const unknowns = {
  callbacks: ['documented', 'observed', 'silent'],
  leaderboardColumns: [
    ['position', 'name', 'referrals'],
    ['name', 'points'],
    ['position', 'name', 'shares', 'referrals'],
  ],
  identityVerification: [true, false],
  trustSession: [false, true],
  doubleOptIn: [false, true],
  vanityCodes: [false, true],
  keptReferrer: ['last', 'first'],
  restErrors: ['list', 'single'],
  webhookTemplates: [{}, webhookTemplates],
} as const;

/** @param isSilent whether some calls are never answered, so that the probe waits to the end */
const run = async (options: Partial<SandboxOptions>, isSilent: boolean): Promise<Report> => {
  const probing = await openProbing(browser, options, { wait: isSilent ? 3000 : 10_000 });
  onTestFinished(() => probing.close());
  const { webhooks, ...report } = await probing.run();
  const order = (webhook: object) => JSON.stringify(webhook);
  // Webhooks come in any order.
  return { ...report, webhooks: webhooks.toSorted((one, other) => (order(one) < order(other) ? -1 : 1)) };
};

test.each(pairwise(unknowns).map((options) => [titleOf(options), options] as const))(
  'a service with %s is reported as it is, and a sandbox that plays it back answers the same',
  async (_title, options) => {
    const isSilent = options.callbacks === 'silent';
    const report = await run(options, isSilent);
    const { trustSession, webhookTemplates: templates, ...told } = options;
    expect(recordedOptions(report)).toMatchObject({
      ...told,
      // Without identity verification no signature is looked at.
      ...(options.identityVerification && { trustSession }),
    });
    expect(Object.keys(recordedOptions(report).webhookTemplates ?? {}).toSorted()).toEqual(
      Object.keys(templates).toSorted(),
    );
    expect(await run({ recorded: report }, isSilent)).toEqual(report);
  },
  240_000,
);

/** The options that are not the first of their choices. */
function titleOf(options: Readonly<Record<string, unknown>>): string {
  const others = Object.entries(unknowns).flatMap(([name, [usual]]) => {
    const value = options[name];
    if (value === usual) return [];
    if (name === 'webhookTemplates') return ['other webhooks'];
    return typeof value === 'boolean' ? [`${name} ${value ? 'on' : 'off'}`] : [`${name} ${String(value)}`];
  });
  return others.join(', ') || 'the defaults of the sandbox';
}
