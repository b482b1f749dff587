// @vitest-environment node
import { createPrefinery, type PrefineryOptions } from '@prefinery-kit/core';
// oxlint-disable-next-line import/no-namespace -- React 18 has no `preconnect`, and importing that by name would fail.
import * as ReactDOM from 'react-dom';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
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
import { SignupField } from '../src/signup/SignupField.tsx';
import { SignupForm, type SignupFormProps } from '../src/signup/SignupForm.tsx';
import { PrefineryDevtools } from '../src/devtools/index.ts';
import { useFreshUser } from '../src/visitor/useFreshUser.ts';
import { useScript } from '../src/foundation/useScript.ts';
import { useUser } from '../src/visitor/useUser.ts';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';

function State() {
  const { status: script } = useScript();
  const { status } = useUser();
  return <output>{`${script} ${status}`}</output>;
}

test('on a server every part renders its first state, and no command is sent and no script loaded', () => {
  expect(typeof window).toBe('undefined');
  const html = renderToString(
    <PrefineryProvider project="abcd1234" identity={{ email: 'leonard@bigbangtheory.com', signature: 'abc' }}>
      <State />
      <SignupForm />
      <Leaderboard />
      <EmbeddedReferralPage />
      <HostedForm />
      <HostedFormButton>Open the form</HostedFormButton>
      <AlreadyJoined />
      <Authenticated pending="a member?">only for members</Authenticated>
      <Anonymous pending="a stranger?">only for strangers</Anonymous>
      <ScriptGate pending="no script yet">only with the script</ScriptGate>
      <ReferralPageDialog>Invite friends</ReferralPageDialog>
    </PrefineryProvider>,
  );
  expect(html).toContain('<output>idle pending</output>');
  expect(html).toContain('name="user[profile][email]"');
  expect(html).toContain('Invite friends');
  expect(html.match(/data-state="pending"/g)).toHaveLength(3);
  for (const place of ['a member?', 'a stranger?', 'no script yet']) expect(html).toContain(place);
  expect(html).toContain('Open the form');
  expect(html).not.toContain('only');
  // The identity must not be in the markup.
  expect(html).not.toContain('leonard');
});

const thresholds = [{ referrals: 3, reward: 'A month free' }];

function Fresh() {
  useFreshUser({ interval: 30_000 });
  return <ListPosition />;
}

test('on a server parts that show the user render their skeleton, without data of a user', () => {
  const html = renderToString(
    <PrefineryProvider project="abcd1234" identity={{ email: 'leonard@bigbangtheory.com', signature: 'abc' }}>
      <Fresh />
      <ReferralStats />
      <RewardProgress thresholds={thresholds} />
      <ReferralLink />
      <ShareButtons />
      <ReferralQrCode />
      <Rewards rewards={undefined} />
      <PrefineryDevtools defaultOpen />
    </PrefineryProvider>,
  );
  expect(html.match(/data-state="pending" aria-busy="true"/g)).toHaveLength(6);
  for (const words of ['Your place', 'Friends who joined', 'Your rewards', 'Copy link', 'WhatsApp', 'Save as PNG'])
    expect(html).toContain(words);
  expect(html).toContain('No rewards yet.');
  expect(html).toContain('<prefinery-devtools');
  expect(html).not.toMatch(/<a [^>]*href=|leonard|Join first|could not/);
});

test('on a server ReferralCard renders all its parts as pending, and not its `empty`', () => {
  const html = renderToString(
    <PrefineryProvider project="abcd1234">
      <ReferralCard thresholds={thresholds} empty="Join first" />
    </PrefineryProvider>,
  );
  expect(html.match(/data-state="pending" aria-busy="true"/g)).toHaveLength(5);
  expect(html).toContain('data-prefinery="referral-card"');
  expect(html).not.toContain('Join first');
});

test.each<[string, Partial<PrefineryOptions>, SignupFormProps, string | null]>([
  ['the vendor’s', {}, {}, 'https://i.prefinery.com/projects/abcd1234/users/post'],
  [
    'a sandbox’s',
    { scriptUrl: 'http://localhost:4747/widget/v2/abcd1234.js' },
    {},
    'http://localhost:4747/projects/abcd1234/users/post',
  ],
  ['one that is mounted in the app', { scriptUrl: '/p/widget/v2/abcd1234.js' }, {}, '/p/projects/abcd1234/users/post'],
  [
    'the vendor’s, where the script is the app’s own copy',
    { scriptUrl: '/copy.js' },
    {},
    'https://i.prefinery.com/projects/abcd1234/users/post',
  ],
  ['the app’s own', {}, { action: '/join' }, '/join'],
  ['none', {}, { action: false }, null],
])('the form that a server renders is a real one, and its address is %s', (_, options, props, action) => {
  const html = renderToString(
    <PrefineryProvider project="abcd1234" {...options}>
      <SignupForm variables={{ company: 'custom_var1' }} {...props}>
        <SignupField name="company" label="Company" />
      </SignupForm>
    </PrefineryProvider>,
  );
  expect(/<form [^>]*method="post"/.exec(html)).not.toBeNull();
  expect(/action="([^"]*)"/.exec(html)?.[1] ?? null).toBe(action);
  const names = [...html.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name);
  const hidden = [
    'referrer',
    'referral_token',
    ...['source', 'medium', 'campaign', 'term', 'content'].map((name) => `utm_${name}`),
  ];
  expect(names).toEqual([...(action === null ? [] : hidden), 'user[profile][email]', 'user[profile][custom_var1]']);
  // Fields that only the browser can fill in are empty.
  expect(html.match(/type="hidden" name="\w+" value=""/g) ?? []).toHaveLength(action === null ? 0 : hidden.length);
});

// React 18 has no resource hints.
const hasHints = 'preconnect' in ReactDOM;

test.runIf(hasHints)(
  'the markup of a server has a preconnect hint for the script, and neither a preload hint nor a script element',
  () => {
    const html = renderToString(<PrefineryProvider project="abcd1234" nonce="secret" children={<SignupForm />} />);
    const [hint] = html.match(/<link [^>]*>/) ?? [];
    for (const attribute of ['rel="preconnect"', 'href="https://widget.prefinery.com"'])
      expect(hint).toContain(attribute);
    expect(html).not.toContain('preload');
    expect(html).not.toContain('<script');
  },
);

test.runIf(hasHints)('with `load="eager"` the markup of a server has the script element, with the nonce', () => {
  const html = renderToString(<PrefineryProvider project="abcd1234" nonce="secret" load="eager" />);
  const [script] = html.match(/<script[^>]*>/) ?? [];
  for (const attribute of ['src="https://widget.prefinery.com/widget/v2/abcd1234.js"', 'async', 'nonce="secret"'])
    expect(script).toContain(attribute);
});

test.each(['pending', 'denied'] as const)(
  'while consent is %s, the markup of a server does not mention the script',
  (consent) => {
    expect(renderToString(<PrefineryProvider project="abcd1234" consent={consent} />)).not.toContain('widget');
    const eager = <PrefineryProvider project="abcd1234" consent={consent} load="eager" />;
    expect(renderToString(eager)).not.toContain('widget');
    const client = createPrefinery({ project: 'abcd1234', consent });
    expect(renderToString(<PrefineryProvider client={client} />)).not.toContain('widget');
  },
);
