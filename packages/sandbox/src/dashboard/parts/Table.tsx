import type { ReactNode } from 'react';

export interface Column<R> {
  title: string;
  /** The title is only for screen readers. */
  isTitleHidden?: boolean | undefined;
  /** What a row has in this column. */
  cell: (row: R) => ReactNode;
  /** Numbers are at the right. */
  isNumber?: boolean | undefined;
  /** Left out on narrow screens. */
  isMinor?: boolean | undefined;
}

export interface TableProps<R> {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string | number;
}

const classOf = ({
  isNumber = false,
  isMinor = false,
}: Pick<Column<never>, 'isNumber' | 'isMinor'>): string | undefined =>
  [isNumber && 'number', isMinor && 'minor'].filter(Boolean).join(' ') || undefined;

export const Table = <R,>({ caption, columns, rows, keyOf }: TableProps<R>): ReactNode => (
  <table className="table">
    <caption className="hidden">{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.title} scope="col" className={classOf(column)}>
            {column.isTitleHidden ? <span className="hidden">{column.title}</span> : column.title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={keyOf(row)}>
          {columns.map((column) => (
            <td key={column.title} className={classOf(column)}>
              {column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
