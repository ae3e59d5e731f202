// A SOAP retrieve from request to zip: start, ask until it is done, and when the whole of it fails, halve it until the
// component that breaks it stands alone.

import { mapRead, type OrgRead, type VersionedSession } from '../../domain/org/org.ts';
import { type Clock, secondMs, type Transport } from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import { wholeFailed } from '../../domain/scan/metadata-source.ts';
import { failedRead, unusable } from './api-refusal.ts';
import { type Fields, textField } from './json-fields.ts';
import { judgeWithZip } from './large-answers.ts';
import { callSoap, callSoapJudged } from './soap-client.ts';
import { elements, escapeXml } from './xml.ts';

export interface RetrieveParts {
  transport: Transport;
  clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
}

export interface Retrieved {
  zips: Uint8Array[];
  /** What the org could not load, by the name of the component or the file. */
  problems: { name: string; message: string }[];
}

/** Small retrieves are done within a second or two; after the last pause its length is repeated. */
const pausesMs = [300, 700, 1_500, 3_000, 5_000];
const longestMs = 120 * secondMs;

/** What a package names of one type. */
interface PackageMembers {
  type: string;
  names: readonly string[];
}

export async function retrieve(
  parts: RetrieveParts,
  session: VersionedSession,
  typeName: string,
  members: readonly string[],
  signal?: AbortSignal,
): Promise<OrgRead<Retrieved>> {
  const whole = await retrieveOnce(parts, session, [{ type: typeName, names: members }], signal);
  if (whole.type !== 'failed' || whole.errorCode !== wholeFailed) return whole;
  const [only] = members;
  if (members.length === 1 && only !== undefined) {
    return { type: 'read', value: { zips: [], problems: [{ name: only, message: whole.message }] } };
  }
  const middle = Math.ceil(members.length / 2);
  const first = await retrieve(parts, session, typeName, members.slice(0, middle), signal);
  if (first.type !== 'read') return first;
  const second = await retrieve(parts, session, typeName, members.slice(middle), signal);
  return mapRead(second, ({ zips, problems }) => ({
    type: 'read',
    value: { zips: [...first.value.zips, ...zips], problems: [...first.value.problems, ...problems] },
  }));
}

export async function retrieveOnce(
  { transport, clock }: RetrieveParts,
  session: VersionedSession,
  members: readonly PackageMembers[],
  signal?: AbortSignal,
): Promise<OrgRead<Retrieved>> {
  const parameters = retrieveParameters(session.apiVersion, members);
  const started = await callSoap(transport, session, { operation: 'retrieve', parameters }, signal);
  if (started.type !== 'read') return started;
  const id = textField(started.value[0] ?? {}, 'id');
  if (id === null) return unusable('id');
  const begunAt = clock.monotonicMs();
  for (let turn = 0; clock.monotonicMs() - begunAt < longestMs; turn += 1) {
    if (!(await slept(clock, pausesMs[turn] ?? 5_000, signal))) {
      return { type: 'noAnswer', fault: 'aborted', message: said('aborted') };
    }
    const call = {
      operation: 'checkRetrieveStatus',
      parameters: `<asyncProcessId>${escapeXml(id)}</asyncProcessId><includeZip>true</includeZip>`,
    };
    const asked = await callSoapJudged(transport, session, call, judgeWithZip, signal);
    if (asked.type !== 'read') return asked;
    const { result, zip } = asked.value;
    if (textField(result, 'done') === 'true') return judgeRetrieved(result, zip);
  }
  return failedRead(said('retrieveTooLong', longestMs / secondMs));
}

/** False when the caller gave up meanwhile. */
async function slept(clock: Pick<Clock, 'sleep'>, ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return true;
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
}

function retrieveParameters(apiVersion: string, members: readonly PackageMembers[]): string {
  const types = members
    .map(({ type, names }) => {
      const named = names.map((name) => `<members>${escapeXml(name)}</members>`).join('');
      return `<types>${named}<name>${escapeXml(type)}</name></types>`;
    })
    .join('');
  return (
    `<retrieveRequest><apiVersion>${apiVersion}</apiVersion><singlePackage>true</singlePackage>` +
    `<unpackaged>${types}<version>${apiVersion}</version></unpackaged></retrieveRequest>`
  );
}

function judgeRetrieved(result: Fields, zip: Buffer | null): OrgRead<Retrieved> {
  const problems = elements(result, 'messages').map((message) => ({
    name: textField(message, 'fileName') ?? '',
    message: textField(message, 'problem') ?? '',
  }));
  if (textField(result, 'success') !== 'true' || zip === null) {
    const message = textField(result, 'errorMessage') ?? problems[0]?.message ?? said('unknownReason');
    return failedRead(message, 200, wholeFailed);
  }
  return { type: 'read', value: { zips: [zip], problems } };
}
