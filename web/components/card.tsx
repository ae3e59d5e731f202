// A part of a page with a title of its own, after the SLDS card.

import type { ReactNode } from 'react';

interface CardProps {
  title: string;
  /** Where links lead to. */
  id?: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Card({ title, id, actions, children }: CardProps) {
  return (
    <section className="slds-card" id={id}>
      <header className="slds-card__header">
        <h2 className="slds-card__title">{title}</h2>
        {actions}
      </header>
      <div className="slds-card__body">{children}</div>
    </section>
  );
}
