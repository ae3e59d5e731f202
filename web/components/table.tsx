// A table with its caption, after the SLDS data table. It scrolls in its own frame, by keyboard too.

import type { ReactNode } from 'react';

interface TableProps {
  /** What a screen reader calls it. */
  caption: string;
  columns: readonly string[];
  /** On a phone each row is a list; its cells bear `data-label`. */
  isStacked?: boolean;
  children: ReactNode;
}

export function Table({ caption, columns, isStacked = false, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className={`slds-table${isStacked ? ' slds-max-medium-table_stacked' : ''}`}>
        <caption className="assistive">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
