// A table with its caption, after the SLDS data table. It scrolls in its own frame, by keyboard too.

import type { ReactNode } from 'react';

interface TableProps {
  /** What a screen reader calls it. */
  caption: string;
  columns: readonly string[];
  children: ReactNode;
}

export function Table({ caption, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="slds-table">
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
