// A question before something happens, after the SLDS modal. The browser's own dialog keeps the focus inside, and Escape says no.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="slds-modal" aria-labelledby={id} onCancel={onClose}>
      <h2 id={id} className="slds-text-heading_medium">
        {title}
      </h2>
      <div className="stack">{children}</div>
    </dialog>
  );
}
