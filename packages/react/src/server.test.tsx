// @vitest-environment node
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EmbeddedReferralPage } from './components/EmbeddedReferralPage/EmbeddedReferralPage.tsx';
import { Leaderboard } from './components/Leaderboard/Leaderboard.tsx';
import { ReferralPagePopup } from './components/ReferralPagePopup/ReferralPagePopup.tsx';
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
      <ReferralPagePopup>Invite friends</ReferralPagePopup>
    </PrefineryProvider>,
  );
  expect(html).toContain('<output>idle pending</output>');
  expect(html).toContain('name="email"');
  expect(html).toContain('Invite friends');
  expect(html.match(/data-state="pending"/g)).toHaveLength(2);
  // Whom the app vouches for stays on the server's side of the page.
  expect(html).not.toContain('leonard');
});
