/** Values that types refuse are refused for code without types, too, with what to write instead. */
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { SignupForm } from '../src/signup/SignupForm.tsx';
import { renderOnFake } from './fake.tsx';

afterEach(() => void vi.unstubAllEnvs());

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
  ['useSignupForm: action is empty, so the form would be posted', <SignupForm key="it" action="" />],
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
