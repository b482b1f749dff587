import { ReferralPageDialog, RewardProgress } from '@prefinery-kit/react';
import { lazy, Suspense } from 'react';

/** Loaded for users only. */
const ReferralQrCode = lazy(async () => ({ default: (await import('@prefinery-kit/react/qr')).ReferralQrCode }));

const thresholds = [
  { referrals: 1, reward: 'Your name in the manual' },
  { referrals: 3, reward: 'A beak of solid brass' },
  { referrals: 10, reward: 'A seventh wood, near where you live' },
];

const progressTexts = {
  label: 'Your rewards',
  next: (missing: number) => `${missing === 1 ? 'One more friend' : `${missing} more friends`}, and the next is yours.`,
  done: 'All three are yours. The village thanks you for the noise.',
};

const codeTexts = { save: { png: 'Save PNG', svg: 'Save SVG' } };

/** For users: reward progress, and a QR code of the referral link. */
export function Wake() {
  return (
    <section className="section wake" aria-labelledby="wake">
      <div className="wake-words">
        <h2 id="wake">Wake your friends.</h2>
        <p>Gently. Each of them moves you up the list, and brings you closer to what we make only for a few.</p>
        <RewardProgress thresholds={thresholds} texts={progressTexts} />
        <ReferralPageDialog className="button-quiet">See your page</ReferralPageDialog>
      </div>
      <figure className="wake-code">
        <Suspense fallback={<div className="wake-waiting" aria-busy="true" />}>
          <ReferralQrCode className="qr" fileName="merle" texts={codeTexts} />
        </Suspense>
        <figcaption>For whoever stands beside you: your link, to be read by a phone.</figcaption>
      </figure>
    </section>
  );
}
