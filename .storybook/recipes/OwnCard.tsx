import { useCopy, useChangeAnnouncement, useReferralLink, useRewardProgress, useShare } from '@prefinery-kit/react';

const thresholds = [
  { referrals: 3, reward: 'a month free' },
  { referrals: 10, reward: 'a year free' },
];

export function OwnCard() {
  const { status, link } = useReferralLink();
  const copy = useCopy(link);
  const { linkProps } = useShare({ message: 'Tea that finds you. Join with me:' });
  const { user, next, remaining, progressProps } = useRewardProgress({ thresholds });
  const announcement = useChangeAnnouncement(user, ({ referrals }, before) =>
    referrals > before.referrals ? `A friend has joined by your link. That makes ${referrals}.` : '',
  );

  if (status === 'error') return <p role="alert">Your link is out of reach at the moment.</p>;
  if (status === 'empty') return <p>Join first, and your link will be here.</p>;
  return (
    <section aria-label="Invite your friends">
      <label>
        {next ? `${remaining} more for ${next.reward}` : 'All of it is yours'} <progress {...progressProps} />
      </label>
      <label>
        Your link <input {...copy.fieldProps} />
      </label>
      <button type="button" {...copy.buttonProps}>
        Copy
      </button>
      <a {...linkProps('whatsapp')}>Send it by WhatsApp</a>
      <p {...copy.statusProps}>{{ idle: '', success: 'Copied.', error: 'Please copy it by hand.' }[copy.status]}</p>
      <p ref={announcement} role="status" />
    </section>
  );
}
