import './activity.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ActivityLine } from '../../server/foundation/activity.ts';
import { control } from '../api.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Field, Select } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Time } from '../parts/Time.tsx';
import { useToast } from '../parts/Toast.tsx';
import { callerOf, filterLines, isFailure, type LineFilter, statusOf, subjectOf, toneOf } from './line.ts';
import { LineDrawer } from './LineDrawer.tsx';
import { activityQuery } from './lines.ts';

const everything: LineFilter = { command: '', text: '', isFailuresOnly: false };

/** Each command that the sandbox has answered. */
export const ActivityPanel = (): ReactNode => {
  const { data: lines, error, refetch } = useQuery(activityQuery);
  const [filter, setFilter] = useState(everything);
  // The line itself: it is shown until it is closed, whatever becomes of the list. A sandbox that starts again counts from 1.
  const [opened, setOpened] = useState<ActivityLine | null>(null);
  const say = useToast();

  const clear = async (): Promise<void> => {
    try {
      await control('/activity', { method: 'DELETE' });
      setOpened(null);
      await refetch();
      say('The activity is empty.');
    } catch (error) {
      say(String(error), { isFailure: true });
    }
  };

  const commands = [...new Set(lines?.map(({ command }) => command))].toSorted();
  const shown = filterLines(lines ?? [], filter);
  const isOpen = ({ number, at }: ActivityLine): boolean => number === opened?.number && at === opened.at;

  return (
    <Panel
      title="Activity"
      className="activity"
      actions={
        lines === undefined || lines.length === 0 ? undefined : (
          <Button kind="quiet" onClick={() => void clear()}>
            Clear
          </Button>
        )
      }
      tools={
        lines === undefined || lines.length === 0 ? undefined : (
          <>
            <Field
              label="Search the activity"
              isLabelHidden
              className="grow"
              type="search"
              placeholder="Search"
              value={filter.text}
              onChange={({ target }) => setFilter({ ...filter, text: target.value })}
            />
            <Select
              label="Command"
              isLabelHidden
              value={filter.command}
              onChange={({ target }) => setFilter({ ...filter, command: target.value })}
              options={[
                { value: '', label: 'All' },
                ...commands.map((command) => ({ value: command, label: command })),
              ]}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={filter.isFailuresOnly}
                onChange={({ target }) => setFilter({ ...filter, isFailuresOnly: target.checked })}
              />
              Failed
            </label>
          </>
        )
      }
    >
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {lines?.length === 0 ? (
        <Empty title="No command yet">
          <p>Each command of your app is listed here as it is answered: its data, its answer and who called.</p>
        </Empty>
      ) : null}
      {lines !== undefined && lines.length > 0 && shown.length === 0 ? (
        <Empty
          title="No command matches"
          actions={<Button onClick={() => setFilter(everything)}>Show all {lines.length}</Button>}
        />
      ) : null}
      <ol className="lines flush">
        {shown.map((line) => (
          <li key={line.number} className={isOpen(line) ? 'open' : undefined}>
            <button type="button" aria-haspopup="dialog" onClick={() => setOpened(line)}>
              <span className="line-command">
                {line.command}
                {isFailure(line) ? <Badge tone={toneOf(line)}>{statusOf(line)}</Badge> : null}
              </span>
              <span className="line-time">
                <Time value={line.at} isShort />
              </span>
              <span className="line-who">{subjectOf(line) ?? callerOf(line)}</span>
              <span className="line-ms">{line.ms} ms</span>
            </button>
          </li>
        ))}
      </ol>
      {opened === null ? null : (
        <LineDrawer line={opened} key={`${opened.number} ${opened.at}`} onClose={() => setOpened(null)} />
      )}
    </Panel>
  );
};
