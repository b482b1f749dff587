/**
 * Values that types refuse are refused for code without types, too. A value that an app may take from its data, such as
 * a language, is replaced by one that works. Both say what to write instead.
 */
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { PrefineryTexts } from '../src/provider/PrefineryTexts.tsx';
import { useFreshUser } from '../src/visitor/useFreshUser.ts';
import { useQrCode } from '../src/qr/useQrCode.ts';
import { renderOnFake } from './fake.tsx';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const wrong = ['mastodon'] as never;

test.each([
  ['ShareButtons: networks has "mastodon". Give some of system, x,', <ShareButtons key="it" networks={wrong} />],
  ['ReferralStats: figures has "mastodon". Give some of shares,', <ReferralStats key="it" figures={wrong} />],
  ['ReferralQrCode: formats has "mastodon". Give some of png, svg.', <ReferralQrCode key="it" formats={wrong} />],
  [
    'useSignupForm: variables has "company". Give some of custom_var1,',
    <SignupForm key="it" variables={{ custom_var1: 'company' } as never} />,
  ],
  [
    'useReferralLink: tags has "source". Give some of utm_source,',
    <ReferralLink key="it" tags={{ source: 'x' } as never} />,
  ],
  ['useShare: tags has "source". Give some of utm_source,', <ShareButtons key="it" tags={{ source: 'x' } as never} />],
  ['useSignupForm: honeypot is "email", which people fill in', <SignupForm key="it" honeypot="email" />],
  ['useSignupForm: honeypot is "", which people fill in', <SignupForm key="it" honeypot="" />],
  [
    'PrefineryProvider: client is something else. Give what createPrefinery()',
    <PrefineryProvider key="it" client={new QueryClient() as never} />,
  ],
  [
    'PrefineryProvider: queryClient is something else. Give what createPrefinery()',
    <PrefineryProvider key="it" project="abcd1234" queryClient={{} as never} />,
  ],
  [
    'PrefineryProvider: load has "mastodon". Give some of lazy, eager.',
    <PrefineryProvider key="it" project="abcd1234" load={wrong[0]} />,
  ],
])('%s', (message, part) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => renderOnFake(part)).toThrow(
    expect.objectContaining({ code: 'invalid_options', message: expect.stringContaining(message) as string }),
  );
});

test('in production an unknown value is left out, and the page works', () => {
  vi.stubEnv('NODE_ENV', 'production');
  expect(() =>
    renderOnFake([<ShareButtons key="a" networks={wrong} />, <ReferralStats key="b" figures={wrong} />]),
  ).not.toThrow();
});

function Fresh() {
  useFreshUser({ interval: 30 });
  return null;
}

const Code = () => <p>{useQrCode('https://example.com', { size: 0.5 }).drawing?.size}</p>;

test.each([
  [
    'PrefineryTexts: locale is "pt_BR", so numbers are written as in English.',
    <PrefineryTexts key="it" locale="pt_BR" />,
  ],
  ['useReferralLink: base is "/invite", so links are the vendor\'s own.', <ReferralLink key="it" base="/invite" />],
  ['useReferralLink: base is "null", so links are', <ShareButtons key="it" base="null" />],
  ['useFreshUser: interval is 30, so it is 1000.', <Fresh key="it" />],
  ['useQrCode: size is 0.5, so the file has 1024 pixels.', <Code key="it" />],
  ['useSignupForm: action is empty, so the form is posted to the vendor', <SignupForm key="it" action="" />],
  [
    'useRewardProgress: thresholds[1].referrals is 3, so this one is left out.',
    <RewardProgress key="it" thresholds={[3, 3].map((referrals) => ({ referrals, reward: 'A gift' }))} />,
  ],
])('the part is drawn, and the console has one warning: %s', (message, part) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { again } = renderOnFake(part);
  again({});
  expect(warn.mock.calls).toEqual([[expect.stringContaining(message)]]);
});
