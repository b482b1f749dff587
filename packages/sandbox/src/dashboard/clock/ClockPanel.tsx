import './clock.css';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { ClockReading } from '../../server/control/clock-admin.ts';
import { control } from '../api.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Field, Select } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { useChange } from '../useChange.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
  { value: String(minute), label: 'minutes' },
  { value: String(hour), label: 'hours' },
  { value: String(day), label: 'days' },
];

type Change = { stop: true | string } | { forward: number } | { back: true };

/** The clock of the campaign. */
export const ClockPanel = (): ReactNode => {
  const clock = useQuery({
    queryKey: ['/clock'],
    queryFn: async ({ signal }) => {
      const reading = await control<ClockReading>('/clock', { signal });
      return { ...reading, ahead: Date.parse(reading.now) - Date.now() };
    },
  });
  const change = useChange(
    (body: Change) => control<ClockReading>('/clock', { body }),
    ({ now, isStopped }) => `The clock ${isStopped ? 'is stopped at' : 'runs from'} ${written(now)}.`,
  );
  const reading = clock.data;
  return (
    <Panel
      title="Clock"
      about="All times and orders are by this clock: signups, mails, rewards, and what lags. It is the same for everybody who uses this sandbox."
    >
      {clock.isError ? <Failure error={clock.error} onRetry={() => void clock.refetch()} /> : null}
      {reading === undefined ? null : (
        <div className="stack clock">
          <div className="card clock-face">
            <Face reading={reading} />
            <p className="row">
              <Badge tone={reading.isStopped ? 'busy' : 'good'}>{reading.isStopped ? 'stopped' : 'running'}</Badge>
              <span className="muted">{distance(reading)}</span>
            </p>
          </div>
          <div className="row">
            <Button kind="primary" isBusy={change.isPending} onClick={() => change.mutate({ forward: hour })}>
              Forward an hour
            </Button>
            <Button isBusy={change.isPending} onClick={() => change.mutate({ forward: day })}>
              Forward a day
            </Button>
            {reading.isStopped ? null : (
              <Button isBusy={change.isPending} onClick={() => change.mutate({ stop: true })}>
                Stop it
              </Button>
            )}
            <Button icon="again" isBusy={change.isPending} onClick={() => change.mutate({ back: true })}>
              Back to now
            </Button>
          </div>
          <Forward onChange={change.mutate} />
          <StopAt now={reading.now} onChange={change.mutate} />
        </div>
      )}
    </Panel>
  );
};

/** As the campaign writes times: in UTC. */
const written = (time: string | number): string => `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const Face = ({ reading: { now, ahead, isStopped } }: { reading: ClockReading & { ahead: number } }): ReactNode => {
  const [time, setTime] = useState(() => Date.now());
  useEffect(() => {
    if (isStopped) return;
    const ticking = setInterval(() => setTime(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [isStopped]);
  const shown = written(isStopped ? now : time + ahead);
  return (
    <time className="clock-time" dateTime={`${shown.slice(0, 19).replace(' ', 'T')}Z`}>
      {shown}
    </time>
  );
};

function distance({ ahead, isStopped }: { ahead: number; isStopped: boolean }): string {
  const minutes = Math.round(ahead / minute);
  if (minutes === 0) return isStopped ? 'at the real time' : 'the real time';
  const [days, hours, rest] = [
    Math.floor(Math.abs(minutes) / 1440),
    Math.floor((Math.abs(minutes) % 1440) / 60),
    Math.abs(minutes) % 60,
  ];
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, days === 0 && rest > 0 && `${rest} min`];
  return `${parts.filter(Boolean).join(' ')} ${minutes > 0 ? 'ahead of' : 'behind'} the real time`;
}

const Forward = ({ onChange }: { onChange: (change: Change) => void }): ReactNode => {
  const [count, setCount] = useState('7');
  const [unit, setUnit] = useState(String(day));
  const move = (event: FormEvent): void => {
    event.preventDefault();
    onChange({ forward: Math.round(Number(count) * Number(unit)) });
  };
  return (
    <form className="row clock-form" onSubmit={move}>
      <Field
        label="Forward by"
        type="number"
        min="0"
        max="36500"
        required
        inputMode="numeric"
        value={count}
        onChange={({ target }) => setCount(target.value)}
      />
      <Select label="Unit" options={units} value={unit} onChange={({ target }) => setUnit(target.value)} />
      <Button type="submit">Move forward</Button>
    </form>
  );
};

const StopAt = ({ now, onChange }: { now: string; onChange: (change: Change) => void }): ReactNode => {
  const [at, setAt] = useState(now.slice(0, 16));
  const stop = (event: FormEvent): void => {
    event.preventDefault();
    onChange({ stop: new Date(`${at}Z`).toISOString() });
  };
  return (
    <form className="row clock-form" onSubmit={stop}>
      <Field
        label="Stop at (UTC)"
        type="datetime-local"
        required
        value={at}
        onChange={({ target }) => setAt(target.value)}
      />
      <Button type="submit">Stop there</Button>
    </form>
  );
};
