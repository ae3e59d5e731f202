// A value to type elsewhere, with a button that copies it.

import { useState } from 'react';
import { words } from '../text/words.ts';

export function CopyValue({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="copy-value">
      <span className="copy-value__label">{label}</span>
      <code className="copy-value__value">{value}</code>
      <button
        type="button"
        className="slds-button slds-button_neutral"
        aria-label={`${words.copy}: ${label}`}
        onClick={async () => {
          await navigator.clipboard.writeText(value);
          setCopied(true);
        }}
        onBlur={() => setCopied(false)}
      >
        {isCopied ? words.copied : words.copy}
      </button>
    </div>
  );
}
