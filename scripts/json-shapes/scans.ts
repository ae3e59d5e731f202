// The shapes of what scans answer.

import { among, facts, flag, instant, list, object, orNull, text, whole } from './notation.ts';

const common = {
  id: text,
  connection: text,
  number: whole,
  state: among('PENDING', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELLED'),
  phase: among('waiting', 'listing', 'retrieving', 'ending', 'over'),
  askedBy: text,
  isScheduled: flag,
  askedAt: instant,
  startedAt: orNull(instant),
  endedAt: orNull(instant),
  progress: object({ known: whole, done: whole }),
  apiCalls: whole,
  durationMs: orNull(whole),
  errorCount: whole,
  waitsFor: orNull(text),
  continuesAt: orNull(instant),
};
const ofScan = {
  ...common,
  components: orNull(object({ total: whole, byType: facts })),
  errors: list(object({ type: text, fullName: orNull(text), message: text })),
  failure: orNull(object({ code: text, message: text, nextAction: text })),
};
const scan = object(ofScan);

export const scanShapes = {
  'scan run': object({ ...ofScan, documentation: orNull(text) }),
  'scan list': list(object({ ...common, components: orNull(whole), failure: orNull(object({ code: text })) })),
  'scan show': scan,
  'scan cancel': scan,
};
