import type { User } from '@prefinery-kit/react';
import { Figures } from '../art/Figures.tsx';
import { useTakenFocus } from '../focus.ts';
import { count } from '../format.ts';
import { ReferralLink } from './ReferralLink.tsx';

/** For somebody who is on the list: where they stand, and what moves them up. */
export function Joined({ user, isNew }: { user: User; isNew: boolean }) {
  const title = useTakenFocus(isNew);
  const name = user.profile.first_name;
  return (
    <>
      <h1 id="title" ref={title} tabIndex={-1}>
        You’re in{name ? `, ${name}` : ''}.
      </h1>
      <dl className="standing">
        <div className="standing-place">
          <dt>Your place</dt>
          <dd>
            <Figures>{user.list_position === null ? 'soon' : count(user.list_position)}</Figures>
          </dd>
        </div>
        <div>
          <dt>Behind you</dt>
          <dd>
            <Figures>{count(user.list_behind ?? 0)}</Figures>
          </dd>
        </div>
        <div>
          <dt>Friends you brought</dt>
          <dd>
            <Figures>{count(user.referrals)}</Figures>
          </dd>
        </div>
      </dl>
      <p className="lead">{nextStep(user)}</p>
      <ReferralLink link={user.referral_link} />
    </>
  );
}

function nextStep({ list_position, referrals }: User): string {
  if (list_position === null) return 'Confirm your address with the mail we sent, and you get your place.';
  if (referrals === 0) return 'One friend who joins through your link puts you ahead of everybody who came alone.';
  return 'Every further friend moves you up, and wakes one more bird of your own: the orange ones are yours.';
}
