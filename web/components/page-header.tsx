// The head of a page, after the SLDS page header: where we are, and what can be done here.

import type { ReactNode } from 'react';
import { useEffect } from 'react';

interface PageHeaderProps {
  title: string;
  /** Above the title: what kind of thing this is. */
  kind?: ReactNode;
  details?: ReactNode;
  children?: ReactNode;
}

export function PageHeader({ title, kind, details, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} – Latchkey`;
  }, [title]);
  return (
    <header className="slds-page-header">
      <div className="slds-page-header__name">
        {kind !== undefined && <p className="slds-page-header__kind">{kind}</p>}
        <h1 className="slds-page-header__title">{title}</h1>
        {details !== undefined && <div className="slds-page-header__details">{details}</div>}
      </div>
      <div className="slds-page-header__actions">{children}</div>
    </header>
  );
}
