// A finding that stands, as programs see it.

import { iso } from '../../../domain/ports.ts';
import type { Finding } from '../../../domain/watch/finding.ts';
import { readFindingId } from '../../../domain/watch/watch-ids.ts';

export function findingView({ id, foundAt, severity, org, title, detail, remedy }: Finding) {
  return { kind: readFindingId(id)?.kind ?? null, severity, org, title, detail, remedy, foundAt: iso(foundAt) };
}
