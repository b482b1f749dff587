import { type Reward, type User, useReferrerCode } from '@prefinery-kit/react';
import { Logo } from '../art/Logo.tsx';

interface ReceiptProps {
  /** The user who has ordered. */
  user: User;
  /** Whether it is the user's first order since the page was opened. */
  isFirst: boolean;
  wood: string;
  /** All rewards for the order, the user's and the referrer's. */
  rewards: readonly Reward[];
}

/** An order, and its rewards. */
export function Receipt({ user, isFirst, wood, rewards }: ReceiptProps) {
  const { data: referrerCode } = useReferrerCode();
  return (
    <div className="receipt">
      <Logo />
      <div>
        <b>{isFirst ? `${wood} is yours.` : `One more, set to ${wood}.`}</b>
        {rewards.length === 0 ? (
          <p>
            {referrerCode
              ? 'Nothing new was earned: the friend who sent you is rewarded for your first order.'
              : 'Nobody sent you, so nobody earned a reward. Send your link, and the next one can be yours.'}
          </p>
        ) : (
          <ul>
            {rewards.map((reward) => (
              <li key={`${reward.descriptor} ${reward.user_id}`}>
                <b>{reward.name}</b> {whose(reward, user)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function whose({ user_id, user_role, user: owner }: Reward, { id }: User): string {
  if (user_id === id) return 'earned by you.';
  const name = owner.profile.first_name;
  if (user_role === 'friend') return `earned by ${name ?? 'a friend'}.`;
  return name ? `earned by ${name}, who sent you.` : 'earned by the friend who sent you.';
}
