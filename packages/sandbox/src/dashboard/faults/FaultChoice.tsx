import type { ReactNode } from 'react';
import { Select } from '../parts/Field.tsx';
import type { Choice } from './texts.ts';

interface FaultChoiceProps<F> {
  label: string;
  /** Below the label while there is no fault. */
  about: string;
  /** Without a fault `undefined` or, where it was cleared just now, `null`. */
  value: F | null | undefined;
  choices: readonly Choice<F>[];
  /** Called with `null` to clear the fault. */
  onChoose: (value: F | null) => void;
  /** Whether there is always a value. */
  isSetting?: boolean | undefined;
  /**
   * What it is called when there is no fault.
   * @defaultValue 'Works'
   */
  none?: string | undefined;
  /** Before the sentence about the effect. */
  subject?: string | undefined;
}

const keyOf = (value: unknown): string => ((value ?? null) === null ? '' : JSON.stringify(value));

/** One fault with a sentence on what it does. A value that was set elsewhere is among the choices, too. */
export const FaultChoice = <F,>({
  label,
  about,
  value,
  choices,
  onChoose,
  isSetting = false,
  subject,
  none = 'Works',
}: FaultChoiceProps<F>): ReactNode => {
  const chosen = choices.find((choice) => keyOf(choice.value) === keyOf(value));
  const isSet = (value ?? null) !== null;
  const isOther = isSet && chosen === undefined;
  const isFaulty = isSet && !isSetting;
  const effect = chosen?.effect ?? (isOther ? `is set to ${keyOf(value)}.` : undefined);
  return (
    <div className={isFaulty ? 'fault is-on' : 'fault'}>
      <Select
        label={label}
        value={keyOf(value)}
        hint={effect === undefined ? about : `${subject === undefined ? '' : `${subject} `}${effect}`}
        options={[
          ...(isSetting ? [] : [{ value: '', label: none }]),
          ...choices.map((choice) => ({ value: keyOf(choice.value), label: choice.label })),
          ...(isOther ? [{ value: keyOf(value), label: keyOf(value) }] : []),
        ]}
        onChange={({ target }) =>
          onChoose(choices.find((choice) => keyOf(choice.value) === target.value)?.value ?? null)
        }
      />
    </div>
  );
};
