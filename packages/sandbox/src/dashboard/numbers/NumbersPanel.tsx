import './numbers.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ClockReading } from '../../server/control/clock-admin.ts';
import type { CampaignNumbers } from '../../server/control/number-admin.ts';
import { control } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { Select } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Column, Table } from '../parts/Table.tsx';
import { Chart } from './Chart.tsx';
import { longTime, type Measure, measures, writeNumber } from './measures.ts';

const hour = 60 * 60 * 1000;
const spans = [
  { value: 'all', label: 'All of the campaign', step: 'day', length: null },
  { value: 'month', label: 'The last 30 days', step: 'day', length: 30 * 24 * hour },
  { value: 'week', label: 'The last 7 days', step: 'day', length: 7 * 24 * hour },
  { value: 'day', label: 'The last 24 hours', step: 'hour', length: 24 * hour },
] as const;

/** Spans end now, by the clock of the campaign. */
async function readNumbers(name: string, signal: AbortSignal): Promise<CampaignNumbers> {
  const { step, length } = spans.find(({ value }) => value === name) ?? spans[0];
  const query = new URLSearchParams({ step });
  if (length !== null) {
    const { now } = await control<ClockReading>('/clock', { signal });
    query.set('from', new Date(Date.parse(now) - length + (step === 'day' ? 24 * hour : hour)).toISOString());
  }
  return control<CampaignNumbers>(`/numbers?${query}`, { signal });
}

/** Impressions, signups, conversion, shares and referrals over time. */
export const NumbersPanel = (): ReactNode => {
  const [span, setSpan] = useState('all');
  const [chosen, setChosen] = useState<Measure['name']>('signups');
  const numbers = useQuery({
    queryKey: ['/numbers', span],
    queryFn: ({ signal }) => readNumbers(span, signal),
    placeholderData: (last) => last,
  });
  const measure = measures.find(({ name }) => name === chosen);
  return (
    <Panel
      title="Numbers"
      about="By the clock of the campaign. Days and hours are those of UTC."
      tools={
        <Select
          label="Time"
          isLabelHidden
          options={spans}
          value={span}
          onChange={({ target }) => setSpan(target.value)}
        />
      }
    >
      {numbers.isError ? <Failure error={numbers.error} onRetry={() => void numbers.refetch()} /> : null}
      {numbers.data === undefined || measure === undefined ? null : (
        <div className="stack">
          <fieldset className="tiles">
            <legend className="hidden">What the chart shows</legend>
            {measures.map(({ name, title }) => (
              <label key={name} className="tile">
                <input type="radio" name="measure" checked={name === chosen} onChange={() => setChosen(name)} />
                <span className="muted">{title}</span>
                <strong>{writeNumber(name, numbers.data.total[name])}</strong>
              </label>
            ))}
          </fieldset>
          <Chart points={numbers.data.points} measure={measure} step={numbers.data.step} />
          <Figures numbers={numbers.data} />
        </div>
      )}
    </Panel>
  );
};

/** The steps in which there was something, the latest first. */
const Figures = ({ numbers: { points, step } }: { numbers: CampaignNumbers }): ReactNode => {
  const rows = points.filter((point) => measures.some(({ name }) => (point[name] ?? 0) > 0)).toReversed();
  const columns: Column<CampaignNumbers['points'][number]>[] = [
    { title: step === 'day' ? 'Day' : 'Hour', cell: ({ at }) => longTime(at, step) },
    ...measures.map(({ name, title }) => ({
      title,
      isNumber: true,
      cell: (point: CampaignNumbers['points'][number]) => writeNumber(name, point[name]),
    })),
  ];
  return (
    <details className="figures">
      <summary>The numbers as a table</summary>
      {rows.length === 0 ? (
        <p className="muted">Nothing has happened in this time.</p>
      ) : (
        <section className="figures-scroll" aria-label="The numbers as a table">
          <Table
            caption={`Numbers by the ${step}, the latest first`}
            columns={columns}
            rows={rows}
            keyOf={({ at }) => at}
          />
        </section>
      )}
    </details>
  );
};
