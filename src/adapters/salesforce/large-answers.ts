// Answers of the Metadata API that have tens of megabytes: a list of all fields, a zip in base64. As one text and one tree they would take
// ten times as much, so only what is around the large part is read as XML, and the large part piece by piece.

import type { OrgRead } from '../../domain/org/org.ts';
import type { HttpResponse } from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import { failedRead } from './api-refusal.ts';
import { type Fields, fieldsOf, textField } from './json-fields.ts';
import { judgeSoap } from './soap-client.ts';
import { leavesInOrder, leavesOf, xmlRoot } from './xml.ts';

const resultStart = Buffer.from('<result>');
const resultEnd = Buffer.from('</result>');
/** The name stands first. */
const recordStart = Buffer.from('<records');
const slash = 0x2f;
const zipStart = Buffer.from('<zipFile>');
const zipEnd = Buffer.from('</zipFile>');

/** Each result becomes what `read` makes of it, if anything; nothing else of it is held. */
export function judgeEachResult<T>(
  answer: HttpResponse,
  operation: string,
  read: (result: Fields) => T | null,
): OrgRead<T[]> {
  const body = bufferOf(answer.body);
  const first = body.indexOf(resultStart);
  const last = body.lastIndexOf(resultEnd);
  if (first < 0 || last < first) return ofAll(judgeSoap(answer, operation), read);
  const around = Buffer.concat([body.subarray(0, first), body.subarray(last + resultEnd.length)]);
  const judged = judgeSoap({ ...answer, body: around }, operation);
  if (judged.type !== 'read') return judged;
  const found: T[] = [];
  for (let at = first; at <= last; ) {
    const end = endOfPiece(body, at);
    const results = resultsIn(body.toString('utf8', at, end));
    if (results === null) return failedRead(said('notXml'), answer.status);
    for (const result of results) {
      const one = read(result);
      if (one !== null) found.push(one);
    }
    at = end;
  }
  return { type: 'read', value: found };
}

const pieceBytes = 65_536;

/** Behind as many whole results as there is room for, at the least one. */
function endOfPiece(body: Buffer, at: number): number {
  const end = body.lastIndexOf(resultEnd, at + pieceBytes);
  return (end > at ? end : body.indexOf(resultEnd, at)) + resultEnd.length;
}

/** Null: one of them is no XML. */
function resultsIn(text: string): Fields[] | null {
  const found: Fields[] = [];
  for (let at = text.indexOf('<result>'); at >= 0; at = text.indexOf('<result>', at)) {
    const usual = propertiesAt(text, at);
    const end = usual?.end ?? text.indexOf('</result>', at) + '</result>'.length;
    const result = usual?.found ?? slowly(text.slice(at, end));
    if (result === null) return null;
    found.push(result);
    at = end;
  }
  return found;
}

const slowly = (text: string) => leavesOf(text, 'result') ?? xmlRoot(text, 'result');

/** A FileProperties as Salesforce writes it, with what of it is read. */
const propertiesAt = leavesInOrder('result', {
  createdById: false,
  createdByName: true,
  createdDate: true,
  fileName: true,
  fullName: true,
  id: true,
  lastModifiedById: false,
  lastModifiedByName: true,
  lastModifiedDate: true,
  manageableState: false,
  namespacePrefix: true,
  type: true,
});

function ofAll<T>(judged: OrgRead<Fields[]>, read: (result: Fields) => T | null): OrgRead<T[]> {
  if (judged.type !== 'read') return judged;
  return { type: 'read', value: judged.value.map(read).filter((one) => one !== null) };
}

/** The result of checkRetrieveStatus without its zip, and the zip. */
export function judgeWithZip(answer: HttpResponse, operation: string): OrgRead<{ result: Fields; zip: Buffer | null }> {
  const body = bufferOf(answer.body);
  const start = body.indexOf(zipStart);
  const end = body.lastIndexOf(zipEnd);
  const isThere = start >= 0 && end > start;
  const around = isThere ? Buffer.concat([body.subarray(0, start), body.subarray(end + zipEnd.length)]) : body;
  const judged = judgeSoap({ ...answer, body: around }, operation);
  if (judged.type !== 'read') return judged;
  const zip = isThere ? Buffer.from(body.toString('latin1', start + zipStart.length, end), 'base64') : null;
  return { type: 'read', value: { result: fieldsOf(judged.value[0] ?? {}), zip } };
}

/** The records of readMetadata as they stand in the answer, by their full names; null records are left out. */
export function judgeRecords(answer: HttpResponse, operation: string): OrgRead<Map<string, Buffer>> {
  const body = bufferOf(answer.body);
  const first = body.indexOf(recordStart);
  const last = body.lastIndexOf('</result>');
  const isThere = first >= 0 && last > first;
  const around = isThere ? Buffer.concat([body.subarray(0, first), body.subarray(last)]) : body;
  const judged = judgeSoap({ ...answer, body: around }, operation);
  if (judged.type !== 'read') return judged;
  const found = new Map<string, Buffer>();
  for (let at = first; at >= 0 && at < last; at = body.indexOf(recordStart, at + 1)) {
    const opened = body.indexOf('>', at) + 1;
    const end = body.indexOf('</records>', opened);
    if (body[opened - 2] === slash || end < 0) continue;
    const elements = body.subarray(opened, end);
    const before = /^[\s\S]*?<\/fullName>/.exec(elements.toString('utf8', 0, 2_000))?.[0] ?? '';
    const fullName = textField(xmlRoot(`<record>${before}</record>`, 'record') ?? {}, 'fullName') ?? '';
    if (fullName !== '') found.set(fullName, elements.subarray(Buffer.byteLength(before)));
  }
  return { type: 'read', value: found };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
