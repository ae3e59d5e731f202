// An answer as a shape: a dot was accepted, a cross was refused, a ring is anything else. The colour is never needed.

import type { Try } from './use-rotation.ts';

export function Mark({ result }: Pick<Try, 'result'>) {
  switch (result) {
    case 'accepted':
      return <circle r="4" className="mark mark_accepted" />;
    case 'notThisKey':
      return <path d="M-4-4 4 4M4-4-4 4" className="mark mark_refused" />;
    default:
      return <path d="M0-5 5 0 0 5-5 0Z" className="mark mark_other" />;
  }
}
