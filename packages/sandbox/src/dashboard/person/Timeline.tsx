import type { ReactNode } from 'react';
import type { StoryEvent } from '../../server/control/story.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Time } from '../parts/Time.tsx';
import { linkTo } from '../route.ts';

const icons: Record<StoryEvent['type'], IconName> = {
  joined: 'list',
  mailed: 'inbox',
  confirmed: 'check',
  shared: 'open',
  referred: 'people',
  performed: 'activity',
  earned: 'rewards',
  delivered: 'check',
  revoked: 'close',
};

const Person = ({ email, name = null }: { email: string; name?: string | null }): ReactNode => (
  <a href={linkTo('person', email)}>
    <bdi>{name ?? email}</bdi>
  </a>
);

const Sentence = ({ event }: { event: StoryEvent }): ReactNode => {
  switch (event.type) {
    case 'joined':
      return (
        <>
          Joined{event.referrer === null ? null : ' by the link of '}
          {event.referrer === null ? null : <Person email={event.referrer} />}
          {event.site === null ? null : ` at ${new URL(event.site).host}`}
          {event.source === null ? null : `, coming from ${event.source}`}
        </>
      );
    case 'mailed':
      return (
        <>
          Was mailed: {event.subject} (<a href={event.link}>its link</a>)
        </>
      );
    case 'confirmed':
      return 'Confirmed the e-mail address';
    case 'shared':
      return event.count === 1 ? 'The link was followed once' : `The link was followed ${event.count} times`;
    case 'referred':
      return (
        <>
          Brought <Person email={event.email} name={event.name} />
          {event.counts ? null : ', who counts once both have confirmed'}
        </>
      );
    case 'performed':
      return (
        <>
          Performed the event <code>{event.event}</code>
        </>
      );
    case 'earned':
      return `Earned the reward ${event.reward}`;
    case 'delivered':
      return `Got the reward ${event.reward}`;
    case 'revoked':
      return `Lost the reward ${event.reward}`;
    default:
      return null;
  }
};

/** What has happened to a user, in order. */
export const Timeline = ({ events }: { events: readonly StoryEvent[] }): ReactNode => (
  <ol className="timeline">
    {events.map((event, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- Events are only added, and never change.
      <li key={`${event.type} ${index}`}>
        <span className="timeline-icon">
          <Icon name={icons[event.type]} size={16} />
        </span>
        <p>
          <Sentence event={event} />
        </p>
        {event.at === null ? null : (
          <p className="muted small">
            <Time value={event.at} />
          </p>
        )}
      </li>
    ))}
  </ol>
);
