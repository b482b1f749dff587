import './rewards.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RewardRecord } from '../../server/control/reward-admin.ts';
import { control } from '../api.ts';
import { StatusBadge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Select } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Column, Table } from '../parts/Table.tsx';
import { Time } from '../parts/Time.tsx';
import { linkTo } from '../route.ts';
import { useChange } from '../useChange.ts';

const pageSize = 50;

const filters = [
  { value: '', label: 'All rewards' },
  { value: 'earned', label: 'Earned' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'revoked', label: 'Revoked' },
];

/** The rewards of all users, the latest first, and their status to change. */
export const RewardsPanel = (): ReactNode => {
  const [status, setStatus] = useState('');
  const rewards = useInfiniteQuery({
    queryKey: ['/rewards', 'all', status],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(pageSize) });
      if (status !== '') query.set('status', status);
      if (pageParam !== null) query.set('before', String(pageParam));
      return control<RewardRecord[]>(`/rewards?${query}`, { signal });
    },
    getNextPageParam: (page) => (page.length < pageSize ? null : (page.at(-1)?.number ?? null)),
  });
  const rows = rewards.data?.pages.flat();
  return (
    <Panel
      title="Rewards"
      about="What users have earned by their referrals. Mark a reward as delivered or revoked here, as you would in the service."
      tools={
        <Select
          label="Show"
          isLabelHidden
          options={filters}
          value={status}
          onChange={({ target }) => setStatus(target.value)}
        />
      }
    >
      {rewards.isError ? <Failure error={rewards.error} onRetry={() => void rewards.refetch()} /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        <NoRewards status={status} />
      ) : (
        <div className="flush rewards">
          <Table caption="Rewards, the latest first" columns={columns} rows={rows} keyOf={({ number }) => number} />
        </div>
      )}
      {rewards.hasNextPage ? (
        <p className="row">
          <Button isBusy={rewards.isFetchingNextPage} onClick={() => void rewards.fetchNextPage()}>
            Show earlier ones
          </Button>
        </p>
      ) : null}
    </Panel>
  );
};

const NoRewards = ({ status }: { status: string }): ReactNode =>
  status === '' ? (
    <Empty title="No rewards yet">
      <p>
        A reward is earned when a referred user does what the offer asks for: joins, or performs the event of the offer.
        The offers of this campaign are in <a href={linkTo('settings')}>Settings</a>, and <code>--rewards</code> adds
        others.
      </p>
    </Empty>
  ) : (
    <Empty title={`No reward is ${status}`}>
      <p>Choose another status above to see the others.</p>
    </Empty>
  );

const Marks = ({ reward }: { reward: RewardRecord }): ReactNode => {
  const { user, descriptor, friend, name, status } = reward;
  const mark = useChange(
    (status: 'delivered' | 'revoked') =>
      control('/rewards', { body: { email: user.email, descriptor, ...(friend !== null && { friend }), status } }),
    (_, status) => `${name} of ${user.email} is ${status}.`,
  );
  const button = (to: 'delivered' | 'revoked', word: string): ReactNode => (
    <Button kind={to === 'revoked' ? 'danger' : 'plain'} isBusy={mark.isPending} onClick={() => mark.mutate(to)}>
      {word}
      <span className="hidden">
        {' '}
        {name} of {user.email}
      </span>
    </Button>
  );
  return (
    <div className="row end marks">
      {status === 'earned' ? button('delivered', 'Deliver') : null}
      {status === 'revoked' ? null : button('revoked', 'Revoke')}
    </div>
  );
};

const columns: readonly Column<RewardRecord>[] = [
  {
    title: 'User',
    cell: ({ user, user_role, friend, type }) => (
      <>
        <a href={linkTo('person', user.email)}>{user.email}</a>
        <p className="muted small">{causeOf({ user_role, friend, type })}</p>
      </>
    ),
  },
  {
    title: 'Reward',
    cell: ({ name, descriptor, earned_at }) => (
      <>
        {name} <code className="muted">{descriptor}</code>
        <p className="muted small minor">
          earned <Time value={earned_at} />
        </p>
      </>
    ),
  },
  { title: 'Status', cell: ({ status }) => <StatusBadge status={status} /> },
  { title: 'Change', isTitleHidden: true, cell: (reward) => <Marks reward={reward} /> },
];

/** What the user has the reward for. */
const causeOf = ({ user_role, friend, type }: Pick<RewardRecord, 'user_role' | 'friend' | 'type'>): string => {
  if (user_role === 'friend') return 'for coming by a link';
  if (friend !== null) return `for ${friend}`;
  return type === 'Milestone' ? 'for a number of friends' : 'for a friend';
};
