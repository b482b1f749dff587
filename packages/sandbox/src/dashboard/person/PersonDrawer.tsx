import './person.css';
import type { ReactNode } from 'react';
import type { Story } from '../../server/control/story.ts';
import { isGone } from '../api.ts';
import { JoinButton } from '../happen/JoinButton.tsx';
import { Copy } from '../parts/Copy.tsx';
import { Drawer } from '../parts/Dialog.tsx';
import { Failure } from '../parts/Failure.tsx';
import { go } from '../route.ts';
import { AppLinks } from './AppLinks.tsx';
import { Friends } from './Friends.tsx';
import { Profile } from './Profile.tsx';
import { StatusField } from './StatusField.tsx';
import { Timeline } from './Timeline.tsx';
import { useStory } from './useStory.ts';

const nameOf = ({ profile, email }: Story['person']): string =>
  [profile.first_name, profile.last_name].filter(Boolean).join(' ') || email;

/** All that is known of one user, and what can be done as them. */
export const PersonDrawer = ({ email }: { email: string }): ReactNode => {
  const { data, error, refetch } = useStory(email);
  const story = isGone(error) ? undefined : data;
  return (
    <Drawer title={story === undefined ? email : nameOf(story.person)} onClose={() => go('list')}>
      {error === null || story !== undefined ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {story === undefined ? null : <Inside story={story} />}
    </Drawer>
  );
};

const Inside = ({ story }: { story: Story }): ReactNode => {
  const { person, referrer, referred, timeline } = story;
  return (
    <div className="stack person">
      {nameOf(person) === person.email ? null : (
        <p className="muted person-email">
          <bdi>{person.email}</bdi>
        </p>
      )}
      <dl className="person-numbers">
        <div>
          <dt>Place</dt>
          <dd>{person.list_position ?? '–'}</dd>
        </div>
        <div>
          <dt>Referrals</dt>
          <dd>{person.referrals}</dd>
        </div>
        <div>
          <dt>Visits</dt>
          <dd>{person.shares}</dd>
        </div>
      </dl>
      <div className="row">
        <JoinButton
          kind="primary"
          icon="people"
          given={{ count: 3, referrer: person.email }}
          said={() => `Three friends of ${nameOf(person)} have joined.`}
        >
          Three friends join by this link
        </JoinButton>
      </div>
      <section className="stack tight">
        <h3>Referral link</h3>
        <div className="person-link">
          <code>{person.referral_link}</code>
          <Copy text={person.referral_link} what="the referral link" isIconOnly>
            Copy the referral link
          </Copy>
        </div>
      </section>
      <AppLinks person={person} />
      <StatusField person={person} />
      <Profile profile={person.profile} />
      <section className="stack tight">
        <h3>Story</h3>
        <Timeline events={timeline} />
      </section>
      <Friends referrer={referrer} referred={referred} />
    </div>
  );
};
