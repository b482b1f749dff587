import { forgetVisitor, resetPage } from '@prefinery-kit/core/testing';
import { render, waitFor } from '@testing-library/react';
import { Profiler } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { Anonymous } from '../src/visitor/Anonymous.tsx';
import { Authenticated } from '../src/visitor/Authenticated.tsx';
import { ListPosition } from '../src/sharing/ListPosition.tsx';
import { ReferralLink } from '../src/sharing/ReferralLink.tsx';
import { ReferralStats } from '../src/sharing/ReferralStats.tsx';
import { RewardProgress } from '../src/sharing/RewardProgress.tsx';
import { ShareButtons } from '../src/sharing/ShareButtons.tsx';
import { PrefineryProvider } from '../src/provider/PrefineryProvider.tsx';
import { ReferralQrCode } from '../src/qr/ReferralQrCode.tsx';
import { createClient, reload, newEmail } from './sandbox.tsx';

beforeEach(() => {
  resetPage();
  forgetVisitor();
});

const thresholds = [{ referrals: 3, reward: 'A month free' }];
const kinds = [
  () => <ListPosition />,
  () => <ReferralLink />,
  () => <ReferralStats />,
  () => <ShareButtons />,
  () => <RewardProgress thresholds={thresholds} />,
  () => <ReferralQrCode />,
  () => <Authenticated>member</Authenticated>,
  () => <Anonymous>stranger</Anonymous>,
];
const rounds = Array.from({ length: 25 }, (_, round) => round);
const parts = rounds.flatMap((round) => kinds.map((Part, kind) => ({ name: `part ${round}.${kind}`, Part })));

test.each(['a user', 'an anonymous visitor'])(
  'a page with 200 parts sends getUser once, and commits each part at most twice after the answer, for %s',
  async (who) => {
    if (who === 'a user') {
      await createClient().addUser(newEmail());
      reload();
    }
    const client = createClient();
    let reads = 0;
    client.subscribe(({ type }) => void (type === 'getUser' && reads++));
    const commits = new Map<string, number>();
    let isAnswered = false;
    client.session.subscribe(() => (isAnswered = client.session.state.user !== undefined));

    const { container } = render(
      <PrefineryProvider client={client}>
        {parts.map(({ name, Part }) => (
          <Profiler
            key={name}
            id={name}
            onRender={(id) => isAnswered && void commits.set(id, (commits.get(id) ?? 0) + 1)}
          >
            <Part />
          </Profiler>
        ))}
      </PrefineryProvider>,
    );
    const drawn = who === 'a user' ? 'member' : 'stranger';
    await waitFor(() => expect(container).toHaveTextContent(drawn), { timeout: 15_000 });
    await waitFor(() => expect(container.querySelector('[data-state=pending]')).toBeNull(), { timeout: 15_000 });
    // After another answer, everything that the first one caused has happened.
    await client.getReferrerCode();

    expect(reads).toBe(1);
    expect(commits.size).toBe(200);
    expect(Math.max(...commits.values())).toBeLessThanOrEqual(2);
  },
);
