import { useId } from 'react';
import { birds } from '../art/birds.ts';
import { Chorus } from '../art/Chorus.tsx';
import { Figures } from '../art/Figures.tsx';
import { MINUTES } from '../art/song.ts';
import { timeOf } from '../format.ts';

interface HalfHourProps {
  /** The current minute, from 0 to 30. */
  minute: number;
  onChange: (minute: number) => void;
  /** How many kinds of birds are highlighted: one for the visitor, and one for each friend who has joined. */
  yours: number;
}

/** The half hour before seven, with a slider. */
export function HalfHour({ minute, onChange, yours }: HalfHourProps) {
  const id = useId();
  const awake = birds.filter(({ from }) => from <= minute);
  const latest = minute === MINUTES ? 'Everyone' : (awake.at(-1)?.name ?? 'Silence');
  return (
    <div className="half-hour">
      <Chorus className="chorus chorus-asleep" yours={yours} />
      <Chorus className="chorus chorus-awake" yours={yours} />
      <ol className="half-hour-birds" aria-hidden="true">
        {birds.map(({ name, from }) => (
          <li key={name} style={{ '--at': from / MINUTES }} data-awake={from <= minute}>
            {name}
          </li>
        ))}
      </ol>
      <label className="visually-hidden" htmlFor={id}>
        A minute of the half hour before seven
      </label>
      <input
        id={id}
        type="range"
        min="0"
        max={MINUTES}
        value={minute}
        aria-valuetext={`${timeOf(minute)}, ${awake.length} of ${birds.length} birds are awake`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <p className="half-hour-now" aria-hidden="true">
        <span>
          <b>
            <Figures>{timeOf(minute)}</Figures>
          </b>{' '}
          {latest}
        </span>
      </p>
    </div>
  );
}
