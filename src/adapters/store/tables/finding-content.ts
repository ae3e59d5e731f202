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
const of = <const Kind extends string>(...kinds: readonly Kind[]) => ({
  kind: oneOf(...kinds),
  about: text,
  fingerprint: nullable(text),
  severity,
});
const change = record<CertificateChange>({
  at: integer,
  action: oneOf('insertApplicationCertificate', 'changeApplicationCertificate'),
  text,
  by: nullable(text),
});
const holder = record<Of<'keyWeak'>['holder']>({ type: oneOf('app', 'managed'), label: text });
const weak = record<Of<'keyWeak' | 'managedKeyWeak'>>({ ...of('keyWeak', 'managedKeyWeak'), holder, bits: integer });
const wrongApp = record<Of<'certificateOfAnotherApp' | 'otherAppByTrail'>>({
  ...of('certificateOfAnotherApp', 'otherAppByTrail'),
  label: text,
  ownerName: text,
  connectionName: nullable(text),
});
const keyGone = record<Extract<Of<'certificateNotHeld'>['why'], { type: 'destroyed' | 'compromised' }>>({
  type: oneOf('destroyed', 'compromised'),
  isOfAuthority: optional(exactly(true)),
});
const notHeld = unionBy<'type', Of<'certificateNotHeld'>['why']>('type', {
  destroyed: keyGone,
  compromised: keyGone,
  anotherCertificate: record({ type: oneOf('anotherCertificate'), subject: text, isOfAnotherInstallation: truth }),
});
const why = unionBy<'type', UnreadableSource['why']>('type', {
  format: record({
    type: oneOf('format'),
    code: text as Shape<Format['code']>,
    problem: text,
    remedy: text,
    about: arrayOf(text),
  }),
  error: record({ type: oneOf('error'), code: text, parameters: anyRecord }),
});

const facts = unionBy<'kind', KeptFinding>('kind', {
  keyWeak: weak,
  managedKeyWeak: weak,
  signatureWeak: record({ ...of('signatureWeak'), holder, signatureAlgorithm: text }),
  certificateShared: record({
    ...of('certificateShared'),
    apps: arrayOf(record<{ label: string; fullName: string }>({ label: text, fullName: text })),
  }),
  certificateCleared: record({ ...of('certificateCleared'), label: text, connectionName: nullable(text) }),
  certificateOfAnotherApp: wrongApp,
  otherAppByTrail: wrongApp,
  certificateNotHeld: record({ ...of('certificateNotHeld'), label: text, connectionName: text, why: notHeld }),
  certificateReplaced: record({
    ...of('certificateReplaced'),
    label: text,
    connectionName: text,
    subject: text,
    change: nullable(change),
  }),
  replacedByTrail: record({ ...of('replacedByTrail'), label: text, connectionName: text, to: text, change }),
  certificateRenewed: record({ ...of('certificateRenewed'), label: text, subject: text, before: text }),
  appUnknown: record({ ...of('appUnknown'), label: text, subject: text }),
  sourceUnreadable: record({
    kind: oneOf('sourceUnreadable'),
    label: text,
    location: text,
    isCounted: truth,
    why,
  }),
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
