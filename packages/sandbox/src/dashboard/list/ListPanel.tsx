import './list.css';
import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { statuses } from '../statuses.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Field, Select } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { go, linkTo, useRoute } from '../route.ts';
import { useAbout } from '../useAbout.ts';
import { ListRow } from './ListRow.tsx';
import { Start } from './Start.tsx';
import { useGlide } from './useGlide.ts';
import { useOvertaking } from './useOvertaking.ts';
import { firstView, useWaitlist } from './useWaitlist.ts';

/** How many more rows a press shows, and the most that one request answers. */
const step = 50;
const most = 1000;

const choices = [
  { value: 'applied', label: 'On the list' },
  { value: 'all', label: 'All statuses' },
  ...statuses.filter((status) => status !== 'applied').map((status) => ({ value: status, label: status })),
];

const rankings: Readonly<Record<string, string>> = {
  referrals: 'Most referrals first',
  signup: 'First come, first served',
};

/** The list as it stands. Rows glide when users pass each other. */
export const ListPanel = (): ReactNode => {
  const [view, setView] = useState(firstView);
  const search = useDeferredValue(view.search);
  const { data: list, error, refetch } = useWaitlist({ ...view, search });
  const { data: about } = useAbout();
  const body = useRef<HTMLOListElement>(null);
  const { panel, detail } = useRoute();
  const opened = panel === 'person' ? detail : null;
  useGlide(body, opened);
  const isPlain = view.status === 'applied' && search === '';
  const sentence = useOvertaking(isPlain ? list : undefined);

  const people = list?.people ?? [];
  const isEmpty = isPlain && list?.length === 0;
  const ranking = typeof about?.ranking === 'string' ? rankings[about.ranking] : 'By points';

  return (
    <Panel
      title="Waitlist"
      className="waitlist"
      about={list === undefined || isEmpty ? undefined : `${list.length.toLocaleString('en')} on the list. ${ranking}.`}
      actions={
        isEmpty ? undefined : (
          <Button icon="happen" onClick={() => go('happen')}>
            Make it happen
          </Button>
        )
      }
      tools={
        isEmpty ? undefined : (
          <>
            <Field
              label="Search by name, e-mail address or code"
              isLabelHidden
              className="grow"
              type="search"
              placeholder="Name, e-mail address or code"
              value={view.search}
              onChange={({ target }) => setView({ ...view, search: target.value, limit: step })}
            />
            <Select
              label="Status"
              isLabelHidden
              value={view.status}
              onChange={({ target }) => setView({ ...view, status: target.value, limit: step })}
              options={choices}
            />
          </>
        )
      }
    >
      <p className="hidden" role="status">
        {sentence}
      </p>
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {isEmpty ? <Start /> : null}
      {list !== undefined && people.length === 0 && !isEmpty ? (
        <Empty
          title="No user matches"
          actions={
            <>
              {view.status === 'all' || view.search === '' ? null : (
                <Button onClick={() => setView({ ...view, status: 'all' })}>Search users of all statuses</Button>
              )}
              <Button onClick={() => setView(firstView)}>Show the list</Button>
            </>
          }
        >
          <p>No user of this status has this in their name, e-mail address or referral code.</p>
        </Empty>
      ) : null}
      <ol className="people flush" ref={body}>
        {people.map((person) => (
          <ListRow
            key={person.email}
            person={person}
            href={linkTo('person', person.email)}
            isOpen={person.email === opened}
          />
        ))}
      </ol>
      {people.length === view.limit && view.limit < most ? (
        <div className="row more-rows">
          <Button onClick={() => setView({ ...view, limit: Math.min(view.limit + step, most) })}>Show more</Button>
          <p className="muted">{`${people.length} of ${list?.length.toLocaleString('en') ?? ''}`}</p>
        </div>
      ) : null}
    </Panel>
  );
};
