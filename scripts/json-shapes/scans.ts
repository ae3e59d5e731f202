// The shapes of what scans answer.

import { always, among, either, facts, flag, instant, list, number, object, orNull, text, whole } from './notation.ts';

const exclusions = orNull(object({ types: list(text), names: list(text) }));

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
  progress: object({ known: whole, done: whole, timeLeft: orNull(whole) }),
  apiCalls: whole,
  durationMs: orNull(whole),
  errorCount: whole,
  waitsFor: orNull(text),
  continuesAt: orNull(instant),
  excluded: exclusions,
};
const ofScan = {
  ...common,
  components: orNull(object({ total: whole, byType: facts })),
  errors: list(object({ type: text, fullName: orNull(text), message: text })),
  failure: orNull(object({ code: text, message: text, nextAction: text })),
};
const row = object({ ...common, components: orNull(whole), failure: orNull(object({ code: text })) });
const scan = object(ofScan);

export const scanShapes = {
  'scan run': object({ ...ofScan, documentation: orNull(text) }),
  'scan list': list(row),
  'scan show': scan,
  'scan diff': object({
    connection: text,
    from: whole,
    to: whole,
    added: whole,
    changed: whole,
    removed: whole,
    changes: list(
      object({
        type: text,
        fullName: text,
        kind: among('added', 'changed', 'removed'),
        by: orNull(text),
        at: orNull(instant),
        elements: list(object({ path: text, before: orNull(text), after: orNull(text) })),
      }),
    ),
  }),
  'scan exclude': object({
    connection: text,
    excluded: exclusions,
    notFound: orNull(object({ number: whole, types: list(text), names: list(text) })),
  }),
  'scan schedule': object({
    connection: text,
    excluded: exclusions,
    schedule: orNull(
      object({
        everyDays: orNull(whole),
        at: orNull(text),
        cron: orNull(text),
        pausedBy: orNull(among('person', 'failure')),
        pausedAt: orNull(instant),
        failure: orNull(object({ code: text })),
        diagnosis: orNull(object({ cause: text, likelihood: number })),
        nextAt: instant,
        missed: list(instant),
      }),
    ),
  }),
  'scan missed': either(list(object({ connection: text, missed: list(instant) })), list(row)),
  'scan export': object({ connection: text, number: whole, folder: text, files: whole }),
  'scan delete': object({ connection: text, number: whole, deleted: always(true) }),
  'scan cancel': scan,
};
