import type { ReactNode } from 'react';
import { brief } from './format.ts';

interface JsonProps {
  value: unknown;
  /** The property name of the value. */
  name?: string;
  /** The depth of the value. It is limited, because of circular values. */
  depth?: number;
}

const deepest = 6;

/** A value as a collapsible tree. The root is open. */
export function Json({ value, name, depth = 0 }: JsonProps): ReactNode {
  const label = name !== undefined && <span className="key">{name}</span>;
  if (typeof value !== 'object' || value === null || value instanceof Element) {
    return (
      <div className="leaf">
        {label} <span className={`value ${value === null ? 'null' : typeof value}`}>{leaf(value)}</span>
      </div>
    );
  }
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 0 || depth > deepest) {
    return (
      <div className="leaf">
        {label} <span className="value null">{Array.isArray(value) ? '[]' : '{}'}</span>
      </div>
    );
  }
  const branches = (
    <ul>
      {entries.map(([key, part]) => (
        <li key={key}>
          <Json name={key} value={part} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
  if (depth === 0) return <div className="json">{branches}</div>;
  return (
    <details>
      <summary>
        {label} <span className="value null">{Array.isArray(value) ? `[${value.length}]` : brief(value)}</span>
      </summary>
      {branches}
    </details>
  );
}

const leaf = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : brief(value));
