// What must be read now. An error is told to a screen reader at once; a success when it has time.

import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface AlertProps {
  kind: 'error' | 'warning' | 'success' | 'info';
  title: string;
  text?: string | undefined;
  children?: ReactNode;
}

export function Alert({ kind, title, text, children }: AlertProps) {
  return (
    <div className={`alert alert_${kind}`} role={kind === 'error' || kind === 'warning' ? 'alert' : 'status'}>
      <Icon name={kind} />
      <div className="alert__content">
        <p className="alert__title">{title}</p>
        {text !== undefined && text !== '' && <p>{text}</p>}
        {children}
      </div>
    </div>
  );
}
