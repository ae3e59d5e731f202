// While an answer is under way.

import { words } from '../text/words.ts';

export function Loading({ text = words.loading }: { text?: string }) {
  return (
    <p className="loading" role="status">
      <span className="loading__sign" aria-hidden="true" />
      {text}
    </p>
  );
}
