import type { ReactNode } from 'react';
import type { Fault } from './faults.ts';

interface ChoiceProps<F extends Fault> {
  label: string;
  value: F | undefined;
  choices: readonly F[];
  /** Called with `null` to clear the fault. */
  onChoose: (fault: F | null) => void;
  /** Whether the fault cannot be cleared. */
  isRequired?: boolean;
}

/** A labelled select of faults. A current fault that is not in the list is added to it. */
export function Choice<F extends Fault>({ label, value, choices, onChoose, isRequired }: ChoiceProps<F>): ReactNode {
  const key = (fault: F | undefined) => JSON.stringify(fault) ?? '';
  const all =
    value === undefined || choices.some((choice) => key(choice) === key(value)) ? choices : [...choices, value];
  return (
    <label data-state={value !== undefined && !isRequired ? 'faulty' : undefined}>
      <span>{label}</span>
      <select
        value={key(value)}
        onChange={({ target }) => onChoose(all.find((choice) => key(choice) === target.value) ?? null)}
      >
        {!isRequired && <option value="">–</option>}
        {all.map((choice) => (
          <option key={key(choice)} value={key(choice)}>
            {describe(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

function describe(fault: Fault): string {
  if (typeof fault === 'object') return `slow, ${describe(fault.slow)}`;
  if (typeof fault === 'string') return fault;
  return fault === 500 ? 'HTTP 500' : `${fault / 1000} s`;
}
