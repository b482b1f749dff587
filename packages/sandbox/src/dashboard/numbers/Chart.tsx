import { type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { NumbersPoint } from '../../server/control/number-admin.ts';
import { longTime, type Measure, shortTime, summaryOf, writeNumber } from './measures.ts';
import { labelled, niceTicks } from './scale.ts';

interface ChartProps {
  points: readonly NumbersPoint[];
  measure: Measure;
  step: 'hour' | 'day';
}

const height = 260;
const margin = { top: 12, right: 8, bottom: 28, left: 52 };
const labelWidth = 64;
/** More steps than this are drawn as one area: bars would be too thin. */
const mostBars = 120;

/** The width that an element has, in pixels. */
function useWidth(): [ref: React.RefObject<HTMLDivElement | null>, width: number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

/** One number over time. The table below it is its text alternative. */
export const Chart = ({ points, measure, step }: ChartProps): ReactNode => {
  const [ref, width] = useWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const point = pointed === null ? undefined : points[pointed];
  return (
    <div className="chart" ref={ref}>
      <p className="chart-readout" aria-hidden="true">
        {point === undefined ? (
          <span className="muted">{measure.about}</span>
        ) : (
          <>
            <strong>{writeNumber(measure.name, point[measure.name])}</strong>{' '}
            <span className="muted">{longTime(point.at, step)}</span>
          </>
        )}
      </p>
      {width === 0 ? null : (
        <Drawing points={points} measure={measure} step={step} width={width} pointed={pointed} onPoint={setPointed} />
      )}
    </div>
  );
};

const Drawing = ({
  points,
  measure,
  step,
  width,
  pointed,
  onPoint,
}: ChartProps & { width: number; pointed: number | null; onPoint: (index: number | null) => void }): ReactNode => {
  const { name } = measure;
  const values = points.map((point) => point[name] ?? 0);
  const ticks = niceTicks(Math.max(0, ...values), name !== 'conversion');
  const top = ticks.at(-1) ?? 1;
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const slot = inner.width / Math.max(1, points.length);
  const x = (index: number): number => margin.left + index * slot;
  const y = (value: number): number => margin.top + inner.height * (1 - value / top);
  const hasLabel = labelled(points.length, inner.width, labelWidth);
  const gap = Math.min(slot * 0.25, 6);

  const point = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void => {
    const index = Math.floor((clientX - currentTarget.getBoundingClientRect().left - margin.left) / slot);
    onPoint(index >= 0 && index < points.length ? index : null);
  };

  return (
    <svg
      role="img"
      aria-label={summaryOf(points, measure, step)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPoint(null)}
    >
      {ticks.map((tick) => (
        <g key={tick} className={tick === 0 ? 'chart-base' : 'chart-line'}>
          <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {writeNumber(name, tick)}
          </text>
        </g>
      ))}
      {pointed === null ? null : (
        <rect className="chart-pointed" x={x(pointed)} y={margin.top} width={slot} height={inner.height} />
      )}
      {points.length > mostBars ? (
        <Area values={values} x={(index) => x(index) + slot / 2} y={y} />
      ) : (
        values.map((value, index) =>
          value === 0 ? null : (
            <rect
              key={points[index]?.at}
              className="chart-bar"
              x={x(index) + gap / 2}
              y={y(value)}
              width={Math.max(1, Math.min(slot - gap, 48))}
              height={y(0) - y(value)}
              rx={Math.min(3, slot / 4)}
            />
          ),
        )
      )}
      {points.map(({ at }, index) =>
        hasLabel(index) && x(index) + labelWidth * 0.75 < width ? (
          <text key={at} className="chart-label" x={x(index)} y={height - 8}>
            {shortTime(at, step)}
          </text>
        ) : null,
      )}
    </svg>
  );
};

const Area = ({
  values,
  x,
  y,
}: {
  values: readonly number[];
  x: (index: number) => number;
  y: (value: number) => number;
}): ReactNode => {
  const line = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' L');
  return (
    <>
      <path
        className="chart-area"
        d={`M${x(0).toFixed(1)},${y(0)} L${line} L${x(values.length - 1).toFixed(1)},${y(0)} Z`}
      />
      <path className="chart-stroke" d={`M${line}`} />
    </>
  );
};
