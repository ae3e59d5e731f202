// Ranked causes for any answer, error text or report of a failed connection. It asks nobody, keeps nothing and needs no database.

import { diagnose } from '../../domain/diagnosis/diagnose.ts';
import type { Judgement } from '../../domain/diagnosis/judge.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Act } from '../act.ts';

type Needs = { clock: Pick<Clock, 'now'> };

/** Whoever is restricted to some connections learns nothing of others by it. */
export const diagnoseMessage = {
  act: 'message.diagnose',
  run: judged,
  within: judged,
  view: ({ causes, waitUntil }) => ({ causes, waitUntil }),
} satisfies Act<Needs, { text: string }, Judgement>;

async function judged({ clock }: Needs, { text }: { text: string }): Promise<Judgement> {
  return diagnose(parsed(text), null, clock.now());
}

/** A log line or a page is as good as a report: what is no JSON is taken as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
