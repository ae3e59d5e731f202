// The form of a finding as it is stored: the words for mails, and the facts behind them.

import type { CertificateChange } from '../../../domain/org/org.ts';
import type { Finding } from '../../../domain/watch/finding.ts';
import type { KeptFinding, UnreadableSource } from '../../../domain/watch/finding-kinds.ts';
import {
  anyRecord,
  arrayOf,
  exactly,
  integer,
  nullable,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  truth,
  unionBy,
} from '../../../formats/value-codec.ts';

type Of<Kind extends KeptFinding['kind']> = KeptFinding & { kind: Kind };
type Format = Extract<UnreadableSource['why'], { type: 'format' }>;

const severity = oneOf('reminder', 'urgent');
const about = { about: text, fingerprint: nullable(text), severity };
const change = record<CertificateChange>({
  at: integer,
  action: oneOf('insertApplicationCertificate', 'changeApplicationCertificate'),
  text,
  by: nullable(text),
});
const holder = record<Of<'keyWeak'>['holder']>({ type: oneOf('app', 'managed'), label: text });
const weak = { ...about, holder, bits: integer };
const wrongApp = { ...about, label: text, ownerName: text, connectionName: nullable(text) };
const keyGone = { isOfAuthority: optional(exactly(true)) };
const notHeld = unionBy<'type', Of<'certificateNotHeld'>['why']>('type', {
  destroyed: keyGone,
  compromised: keyGone,
  anotherCertificate: { subject: text, isOfAnotherInstallation: truth },
});
const why = unionBy<'type', UnreadableSource['why']>('type', {
  format: { code: text as Shape<Format['code']>, problem: text, remedy: text, about: arrayOf(text) },
  error: { code: text, parameters: anyRecord as Shape<object> },
});

const facts = unionBy<'kind', KeptFinding>('kind', {
  keyWeak: weak,
  managedKeyWeak: weak,
  signatureWeak: { ...about, holder, signatureAlgorithm: text },
  certificateShared: {
    ...about,
    apps: arrayOf(record<{ label: string; fullName: string }>({ label: text, fullName: text })),
  },
  certificateCleared: { ...about, label: text, connectionName: nullable(text) },
  certificateOfAnotherApp: wrongApp,
  otherAppByTrail: wrongApp,
  certificateNotHeld: { ...about, label: text, connectionName: text, why: notHeld },
  certificateReplaced: { ...about, label: text, connectionName: text, subject: text, change: nullable(change) },
  replacedByTrail: { ...about, label: text, connectionName: text, to: text, change },
  certificateRenewed: { ...about, label: text, subject: text, before: text },
  appUnknown: { ...about, label: text, subject: text },
  sourceUnreadable: { label: text, location: text, isCounted: truth, why },
});

export const finding = record<Finding>({
  id: text,
  foundAt: integer,
  endedAt: nullable(integer),
  severity,
  org: nullable(text),
  title: text,
  detail: text,
  remedy: text,
  onPages: optional(
    record<NonNullable<Finding['onPages']>>({
      remedy: text,
      places: arrayOf(record<{ page: string; connection: string | null }>({ page: text, connection: nullable(text) })),
    }),
  ),
  contacts: arrayOf(text),
  facts: optional(facts),
});
