/**
 * No value crashes a page: whatever the vendor answers as a user, whatever language and texts an app gives, and in a
 * page that the browser translates. Each case is rendered on a server, hydrated, translated, rerendered with other
 * texts, and unmounted.
 */
import { install, answering } from '@prefinery-kit/core/testing/answering';
import { resetPage } from '@prefinery-kit/core/testing';
import { act, screen } from '@testing-library/react';
import fc from 'fast-check';
import { type ReactNode, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { AlreadyJoined } from '../src/vendor-pages/AlreadyJoined.tsx';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { EmbeddedReferralPage } from '../src/vendor-pages/EmbeddedReferralPage.tsx';
import { HostedForm } from '../src/vendor-pages/HostedForm.tsx';
import { HostedFormButton } from '../src/vendor-pages/HostedFormButton.tsx';
import { Leaderboard } from '../src/vendor-pages/Leaderboard.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ReferralCard } from '../src/sharing/ReferralCard.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralPageDialog } from '../src/vendor-pages/ReferralPageDialog.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { Rewards } from '../src/sharing/Rewards.tsx';
import { ScriptGate } from '../src/foundation/ScriptGate.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { PrefineryDevtools } from '../src/devtools/index.ts';
import { useTriggerRewards } from '../src/sharing/useTriggerRewards.ts';
import { de } from '../src/locales/index.ts';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { PrefineryTexts, type PrefineryTextsProps } from '../src/provider/PrefineryTexts.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { ServerState } from '../src/provider/ServerState.tsx';
import { leonard, renderOnFake, renderWithPrefinery } from './fake.tsx';
import { translate } from './translate.ts';

/** Values that a field of the vendor's answer may have, of any type. */
const value = fc.oneof(
  fc.constantFrom<unknown[]>(undefined, null, 0, -1, 1.5, Number.NaN, Infinity, 1e21, true, '', '2', '2,000', 'two'),
  fc.constantFrom<unknown[]>('half \ud83d', '\udc00', 'x'.repeat(4000), [], [1, 2], {}, { toString: null }),
  fc.string({ unit: 'binary' }),
);

const fields = [
  'email',
  'referral_code',
  'referral_link',
  'referral_status_link',
  'created_at',
  'updated_at',
  'profile',
];
const figures = ['shares', 'referrals', 'list_position', 'list_ahead', 'list_behind', 'list_length'];
const names = [...fields, ...figures, 'custom_var9'];

/** A user as documented by the vendor, with some fields wrong, missing or unknown. */
const user = fc
  .record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
  .map((wrong) => ({ ...leonard, ...wrong }));
const answer = fc.oneof({ arbitrary: user, weight: 4 }, fc.record({ id: value }), value);

const locale = fc.oneof(
  fc.constantFrom<unknown[]>('de', 'ar', 'xx', '', 'C', 'POSIX', 'en_US', 'de_DE.UTF-8', 'en-US@posix', '*', 'null'),
  fc.constantFrom<unknown[]>(null, undefined, ['de', 'en'], [], ['en_US'], 5, {}, 'half \ud83d'),
  fc.string(),
);

/** Values that an app may give for a text that is a `ReactNode`. */
const words = fc.constantFrom<ReactNode[]>(
  ...['words', '', 'half \ud83d', 0, null, undefined, false],
  <>
    some <b>mixed</b> words
  </>,
  ['a list of ', 2],
  <i key="it">an element</i>,
);
const plain = fc.constantFrom('words', '', 'half \ud83d', 'x'.repeat(200));

/** Texts that are used in an attribute or in an announcement, so they have to be strings. */
const isPlain = (part: string, text: string) =>
  /^(label|placeholder|submit|pending|close|message|title|action|reached|changed|success|successDetail)$/.test(text)
    ? !/listPosition|referralLink|rewardProgress/.test(part) || text === 'reached'
    : part === 'signupForm' && text === 'email';

const textsOf = (part: string, of: object): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(
      Object.entries(of).map(([name, said]: [string, unknown]) => {
        const any: fc.Arbitrary<unknown> = isPlain(part, name) ? plain : words;
        if (typeof said === 'function') return [name, any.map((word) => () => word)];
        const isTable = typeof said === 'object' && said !== null && !('$$typeof' in said);
        return [name, isTable ? textsOf(part, said) : any];
      }),
    ),
    { requiredKeys: [] },
  );

const texts = fc
  .record(
    Object.fromEntries(
      Object.entries(de).map(([part, of]: [string, unknown]) => [
        part,
        typeof of === 'object' && of !== null ? textsOf(part, of) : locale,
      ]),
    ),
    { requiredKeys: ['locale'] },
  )
  .map((all) => all as PrefineryTextsProps['texts']);

const thresholds = [{ referrals: 3, reward: 'A month free' }];

function Earned() {
  const { mutate, data } = useTriggerRewards();
  return (
    <>
      <button type="button" data-testid="buy" onClick={() => mutate({ event: 'purchase' })}>
        Buy
      </button>
      <Rewards rewards={data} />
    </>
  );
}

const parts: Record<string, ReactNode> = {
  AlreadyJoined: <AlreadyJoined />,
  Anonymous: <Anonymous pending="one moment">a stranger</Anonymous>,
  Authenticated: (
    <Authenticated pending="one moment" empty="nobody">
      a member
    </Authenticated>
  ),
  ScriptGate: <ScriptGate pending="no script yet">the script</ScriptGate>,
  SignupForm: <SignupForm />,
  'SignupForm with all': <SignupForm agreement="I agree" honeypot="website" success={() => 'Welcome'} />,
  ListPosition: <ListPosition empty="nobody" />,
  ReferralLink: <ReferralLink />,
  ReferralStats: (
    <ReferralStats figures={['shares', 'referrals', 'list_position', 'list_ahead', 'list_behind', 'list_length']} />
  ),
  RewardProgress: <RewardProgress thresholds={thresholds} />,
  ShareButtons: <ShareButtons />,
  ReferralCard: <ReferralCard thresholds={thresholds} empty="nobody" />,
  ReferralQrCode: <ReferralQrCode />,
  EmbeddedReferralPage: <EmbeddedReferralPage />,
  Leaderboard: <Leaderboard />,
  HostedForm: <HostedForm />,
  HostedFormButton: <HostedFormButton>Join</HostedFormButton>,
  ReferralPageDialog: <ReferralPageDialog>Invite</ReferralPageDialog>,
  Rewards: <Earned />,
  PrefineryDevtools: <PrefineryDevtools defaultOpen />,
};

interface Case {
  first: unknown;
  second: unknown;
  rewards: unknown;
  before: PrefineryTextsProps['texts'];
  after: PrefineryTextsProps['texts'];
  isOnServer: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
  first: answer,
  second: answer,
  rewards: fc.oneof(value, fc.array(fc.oneof(value, fc.record({ name: value, status: value, type: value })))),
  before: texts,
  after: texts,
  isOnServer: fc.boolean(),
});

/** Waits for everything that a click or an answer has started. */
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

/** Takes a part through its whole life, and returns the errors and warnings that were reported. */
async function live(part: ReactNode, { first, second, rewards, before, after, isOnServer }: Case): Promise<string[]> {
  const faults: string[] = [];
  const keep = (...fault: unknown[]) => void faults.push(fault.map(String).join(' ').slice(0, 400));
  const said = vi.spyOn(console, 'error').mockImplementation(keep);
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  resetPage();
  let current = first;
  install(
    answering({
      getUser: () => current,
      addUser: () => current,
      triggerRewards: rewards,
      getReferrerCode: null,
      recordFormImpression: undefined,
      embedLeaderboard: null,
      embedReferralPage: null,
    }),
  );
  const page = document.body.appendChild(document.createElement('main'));
  const known = isOnServer ? { user: first as null } : {};
  const app = (texts: PrefineryTextsProps['texts']) => (
    <StrictMode>
      <PrefineryProvider project="abcd1234">
        <ServerState {...known}>
          <PrefineryTexts texts={texts}>{part}</PrefineryTexts>
        </ServerState>
      </PrefineryProvider>
    </StrictMode>
  );
  try {
    page.innerHTML = renderToString(app(before));
    const root = await act(async () => hydrateRoot(page, app(before), { onRecoverableError: keep }));
    await settle();
    translate(page);
    await act(async () => root.render(app(after)));
    page.querySelector<HTMLElement>('[data-testid=buy]')?.click();
    await settle();
    translate(page);
    // A signup changes the user of the session.
    current = second;
    const form = page.querySelector('form');
    for (const field of page.querySelectorAll('input')) {
      if (field.type === 'email') field.value = 'penny@bigbangtheory.com';
      if (field.type === 'checkbox') field.click();
    }
    form?.requestSubmit();
    await settle();
    translate(page);
    await act(async () => root.render(app(before)));
    await settle();
    await act(async () => root.unmount());
  } catch (error) {
    keep(error);
  }
  said.mockRestore();
  warned.mockRestore();
  return faults;
}

afterEach(() => document.body.replaceChildren());

test.each(Object.entries(parts))(
  'no answer of the vendor, and no language or texts of an app, crashes %s',
  { timeout: 60_000 },
  async (_, part) => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        expect(await live(part, one)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  },
);

test.each([Number.NaN, undefined, null, 'two', {}])(
  'with %s as the number of referrals, the parts still show numbers and do not rerender endlessly',
  async (referrals) => {
    renderWithPrefinery(
      <>
        <ReferralStats />
        <RewardProgress thresholds={thresholds} />
        <ListPosition />
      </>,
      { getUser: { ...leonard, referrals, list_behind: undefined, list_length: undefined } },
    );
    expect(await screen.findByText('3 more friends until your next reward')).toBeVisible();
    expect(screen.getByText('0 people are on the list')).toBeVisible();
  },
);

test('ServerState accepts a stored user that has only an id and an e-mail address', () => {
  const some = { id: '1', email: leonard.email } as never;
  const html = renderToString(
    <PrefineryProvider project="abcd1234">
      <ServerState user={some}>
        <ListPosition />
        <ReferralCard thresholds={thresholds} />
      </ServerState>
    </PrefineryProvider>,
  );
  expect(html).toContain('Soon');
});

test('a message to share may end in a lone surrogate', async () => {
  renderOnFake(<ShareButtons texts={{ message: 'Join me \ud83d', title: '\ude00' }} />, { session: leonard.email });
  const link = await screen.findByRole('link', { name: 'Share on WhatsApp' });
  expect(link).toHaveAttribute('href', expect.stringContaining('Join%20me%20%EF%BF%BD'));
});

test('in production an unknown network has no address to share to, and the other networks keep theirs', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  renderOnFake(<ShareButtons networks={['mastodon' as 'x', 'email']} />, { session: leonard.email });
  expect(await screen.findByRole('link', { name: 'Share by E-mail' })).toHaveAttribute('href');
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});

test('a link that is too long for a QR code has no image, and an alert says so', async () => {
  renderWithPrefinery(<ReferralQrCode />, {
    getUser: { ...leonard, referral_link: `https://example.com/${'x'.repeat(4000)}` },
  });
  expect(await screen.findByText('Your browser could not save the picture.')).toBeVisible();
});

test('an inline identity with a number as its id may be created anew by every render', async () => {
  const page = () => ({ identity: { id: 42 as unknown as string } });
  const { again, container } = renderOnFake(<ListPosition empty="nobody" />, {}, page());
  again(page());
  await settle();
  again(page());
  await settle();
  expect(container).not.toBeEmptyDOMElement();
});

test('a dialog whose container is not in the document yet does not crash the page', async () => {
  const show = vi.fn<() => void>(() => {
    throw new DOMException('The element is not in a Document.', 'InvalidStateError');
  });
  HTMLDialogElement.prototype.showModal = show;
  renderOnFake(
    <>
      <ReferralPageDialog open container={document.createElement('div')} />
      <output>still here</output>
    </>,
  );
  await settle();
  expect(show).toHaveBeenCalled();
  expect(screen.getByText('still here')).toBeVisible();
  Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal');
});
