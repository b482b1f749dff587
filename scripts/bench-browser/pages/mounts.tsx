// Mounts and unmounts every part repeatedly, in StrictMode and development mode.
import {
  AlreadyJoined,
  Anonymous,
  Authenticated,
  createPrefinery,
  EmbeddedReferralPage,
  HostedForm,
  HostedFormButton,
  Leaderboard,
  ListPosition,
  PrefineryProvider,
  ReferralCard,
  ReferralLink,
  ReferralPageDialog,
  ReferralStats,
  RewardProgress,
  Rewards,
  ScriptGate,
  ShareButtons,
  SignupForm,
  useUser,
} from '@prefinery-kit/react';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { project } from './project.ts';
import { scriptUrl } from './settings.ts';

// A thousand visits in a row make the sandbox slow.
const client = createPrefinery({ project, scriptUrl, timeout: Infinity });
const thresholds = [{ referrals: 3, reward: 'A month free' }];

function Parts({ onKnown }: { onKnown: () => void }) {
  const { isSuccess } = useUser();
  useEffect(() => {
    if (isSuccess) onKnown();
  }, [isSuccess, onKnown]);
  return (
    <>
      <SignupForm />
      <HostedForm />
      <HostedFormButton />
      <AlreadyJoined />
      <Leaderboard />
      <EmbeddedReferralPage />
      <ReferralPageDialog>Invite</ReferralPageDialog>
      <ReferralCard thresholds={thresholds} />
      <ReferralLink />
      <ShareButtons />
      <ListPosition />
      <ReferralStats />
      <RewardProgress thresholds={thresholds} />
      <Rewards rewards={[]} />
      <ScriptGate pending="no script">script</ScriptGate>
      <Authenticated>member</Authenticated>
      <Anonymous>stranger</Anonymous>
    </>
  );
}

/** Mounts all parts, and unmounts them once the user is known. */
async function visit(): Promise<void> {
  const root = createRoot(document.getElementById('root')!);
  await new Promise<void>((onKnown) => {
    root.render(
      <StrictMode>
        <PrefineryProvider client={client}>
          <Parts onKnown={onKnown} />
        </PrefineryProvider>
      </StrictMode>,
    );
  });
  root.unmount();
}

async function mount(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await visit();
  // Once this command is answered, no earlier one is in flight.
  await client.getReferrerCode();
}

await client.addUser(`${crypto.randomUUID()}@example.com`);
Object.assign(window, { mount });
