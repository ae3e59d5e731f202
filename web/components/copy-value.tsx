// A value to type elsewhere, with a button that copies it. Where a browser copies nothing (a page without TLS from another machine),
// the value is selected instead.

import { useRef, useState } from 'react';
import { words } from '../text/words.ts';
import { Button } from './button.tsx';

interface CopyValueProps {
  label: string;
  value: string;
  /** What the button says it copies, where the label is also the name of a field. */
  copies?: string;
}

export function CopyValue({ label, value, copies = label }: CopyValueProps) {
  const [isCopied, setCopied] = useState(false);
  const shown = useRef<HTMLElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      if (shown.current !== null) getSelection()?.selectAllChildren(shown.current);
    }
  };
  return (
    <div className="copy-value">
      <span className="copy-value__label">{label}</span>
      <code className="copy-value__value" ref={shown}>
        {value}
      </code>
      <Button
        aria-label={`${isCopied ? words.copied : words.copy}: ${copies}`}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {isCopied ? words.copied : words.copy}
      </Button>
      <span className="assistive" role="status">
        {isCopied ? words.copied : ''}
      </span>
    </div>
  );
}
