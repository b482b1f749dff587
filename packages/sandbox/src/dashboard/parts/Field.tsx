import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react';

interface Labelled {
  label: string;
  /** Only for screen readers, where the place says what it is. */
  isLabelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong with the value. */
  error?: string | null | undefined;
}

const describedBy = (id: string, { hint, error }: Labelled): string | undefined =>
  error ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;

const Notes = ({ id, hint, error }: Labelled & { id: string }): ReactNode => {
  if (error) {
    return (
      <p className="field-error" id={`${id}-error`} role="alert">
        {error}
      </p>
    );
  }
  return hint === undefined ? null : (
    <p className="field-hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
};

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement>, Labelled {}

/** An input with its label, a hint and an error. */
export const Field = ({ label, isLabelHidden = false, hint, error, className, ...rest }: FieldProps): ReactNode => {
  const id = useId();
  return (
    <div className={['field', className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
      />
      <Notes id={id} label={label} hint={hint} error={error} />
    </div>
  );
};

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement>, Labelled {
  options: readonly { value: string; label: string }[];
}

/** A choice of one of a few, with its label. */
export const Select = ({
  label,
  isLabelHidden = false,
  hint,
  error,
  options,
  className,
  ...rest
}: SelectProps): ReactNode => {
  const id = useId();
  return (
    <div className={['field', className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <select
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Notes id={id} label={label} hint={hint} error={error} />
    </div>
  );
};
