import { ListPosition, ReferralLink, ReferralStats, ShareButtons, type User } from '@prefinery-kit/react';

const statsTexts = { referrals: 'Friends you brought', shares: 'Visits by your link' };

const linkTexts = { label: 'Your link' };

const shareTexts = {
  message: 'I’m on the list for a clock that wakes you with a dawn chorus. It starts with one bird:',
  title: 'A clock that starts with one bird',
};

/** For users: their place on the list, and the link that moves them up. */
export function Joined({ user }: { user: User }) {
  const name = user.profile.first_name;
  return (
    <>
      <h1 id="title">You’re in{name ? `, ${name}` : ''}.</h1>
      <div className="standing">
        <ListPosition />
        <ReferralStats figures={['referrals', 'shares']} texts={statsTexts} />
      </div>
      <p className="lead">{nextStep(user)}</p>
      <div className="share">
        <ReferralLink texts={linkTexts} />
        <ShareButtons networks={['system', 'whatsapp', 'telegram', 'x', 'email']} texts={shareTexts} />
      </div>
    </>
  );
}

function nextStep({ list_position, referrals }: User): string {
  if (list_position === null) return 'Confirm your address with the mail we sent, and you get your place.';
  if (referrals === 0) return 'One friend who joins through your link puts you ahead of everybody who came alone.';
  return 'Every further friend moves you up, and wakes one more bird of your own: the orange ones are yours.';
}
