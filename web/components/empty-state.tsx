// Where there is nothing yet: says so, and what to do next.

import type { ReactNode } from 'react';

export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className="empty-state">
      <h2 className="slds-text-heading_medium">{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
