// A button whose act cannot be taken back: the first click asks, in its place, and only the second one acts.

import { useState } from 'react';
import { words } from '../text/words.ts';
import { Button } from './button.tsx';

interface AskedFirstProps {
  text: string;
  /** With the name of what it is about. */
  named: string;
  question: string;
  onYes(): void;
}

export function AskedFirst({ text, named, question, onYes }: AskedFirstProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <Button kind="plain" aria-label={named} onClick={() => setAsking(true)}>
        {text}
      </Button>
    );
  return (
    <>
      <span>{question}</span>
      <Button
        kind="destructive"
        onClick={() => {
          setAsking(false);
          onYes();
        }}
      >
        {named}
      </Button>
      <Button kind="plain" onClick={() => setAsking(false)}>
        {words.cancel}
      </Button>
    </>
  );
}
