// Where there is nothing yet: says so, and what to do next.

import type { ReactNode } from 'react';

export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className="empty-state">
      <h1 className="slds-text-heading_medium">{title}</h1>
      <p>{text}</p>
      {children}
    </section>
  );
}
