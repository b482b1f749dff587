// @vitest-environment node
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AlreadyJoined } from './components/AlreadyJoined/AlreadyJoined.tsx';
import { Anonymous } from './components/Anonymous/Anonymous.tsx';
import { Authenticated } from './components/Authenticated/Authenticated.tsx';
import { EmbeddedReferralPage } from './components/EmbeddedReferralPage/EmbeddedReferralPage.tsx';
import { HostedForm } from './components/HostedForm/HostedForm.tsx';
import { HostedFormButton } from './components/HostedFormButton/HostedFormButton.tsx';
import { Leaderboard } from './components/Leaderboard/Leaderboard.tsx';
import { ReferralPagePopup } from './components/ReferralPagePopup/ReferralPagePopup.tsx';
import { ScriptGate } from './components/ScriptGate/ScriptGate.tsx';
import { SignupForm } from './components/SignupForm/SignupForm.tsx';
import { useScript } from './hooks/useScript.ts';
import { useUser } from './hooks/useUser.ts';
import { PrefineryProvider } from './PrefineryProvider.tsx';

function State() {
  const { state } = useScript();
  const { status } = useUser();
  return <output>{`${state} ${status}`}</output>;
}

test('on a server everything renders as it first looks, and nothing is called or loaded', () => {
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
      <ScriptGate fallback="no script yet">only with the script</ScriptGate>
      <ReferralPagePopup>Invite friends</ReferralPagePopup>
    </PrefineryProvider>,
  );
  expect(html).toContain('<output>idle pending</output>');
  expect(html).toContain('name="email"');
  expect(html).toContain('Invite friends');
  expect(html.match(/data-state="pending"/g)).toHaveLength(3);
  for (const place of ['a member?', 'a stranger?', 'no script yet']) expect(html).toContain(place);
  expect(html).toContain('Open the form');
  expect(html).not.toContain('only');
  // Whom the app vouches for stays on the server's side of the page.
  expect(html).not.toContain('leonard');
});
