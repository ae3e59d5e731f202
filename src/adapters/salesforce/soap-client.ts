// One operation of the SOAP Metadata API: the envelope, and the pure judge of its answer. Needed because the REST Metadata
// API has no retrieve.

import type { OrgPermission, OrgRead, VersionedSession } from '../../domain/org/org.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import { bodyText } from './answer-text.ts';
import { failedRead, refusedRead } from './api-refusal.ts';
import { type Fields, fieldsOf, textField } from './json-fields.ts';
import { sendAndJudge } from './rest-client.ts';
import { elements, escapeXml, xmlRoot } from './xml.ts';

interface SoapCall {
  operation: string;
  /** The operation's parameters, already XML. */
  parameters: string;
  /** Where the answer may be larger than usual. */
  maximumBytes?: number;
}

const timeoutMs = 30_000;
/** A retrieve comes as base64 inside the answer; Salesforce's own limit is 39 MB of zip, all apps of an org take far less. */
const usualMaximumBytes = 20_000_000;

/** There is no read-only permission for the Metadata API. */
const metadataPermission: OrgPermission = 'Modify Metadata Through Metadata API Functions';

/** The `result` elements of the answer: one, several or none. */
export async function callSoap(
  transport: Transport,
  session: VersionedSession,
  call: SoapCall,
  signal?: AbortSignal,
): Promise<OrgRead<Fields[]>> {
  return callSoapJudged(transport, session, call, judgeSoap, signal);
}

/** With a judge of its own for answers that are too large to be read as a whole. */
export async function callSoapJudged<T>(
  transport: Transport,
  session: VersionedSession,
  call: SoapCall,
  judge: (answer: HttpResponse, operation: string) => OrgRead<T>,
  signal?: AbortSignal,
): Promise<OrgRead<T>> {
  if (isJwt(session) && Number(session.apiVersion) < firstVersionForJwt) return jwtNotTaken(session);
  return sendAndJudge(transport, soapRequest(session, call), (answer) => judge(answer, call.operation), signal);
}

/** An app may issue JSON Web Tokens; the SOAP Metadata API takes them from Winter '27 on. */
const firstVersionForJwt = 68;

function isJwt({ accessToken }: VersionedSession): boolean {
  return accessToken.reveal().startsWith('eyJ');
}

function jwtNotTaken({ apiVersion }: VersionedSession): OrgRead<never> {
  return failedRead(said('jwtTooNew', `${firstVersionForJwt}.0`, apiVersion), 0);
}

function soapRequest(session: VersionedSession, call: SoapCall): HttpRequest {
  const { operation, parameters, maximumBytes = usualMaximumBytes } = call;
  const sessionId = escapeXml(session.accessToken.reveal());
  return {
    method: 'POST',
    url: `${session.instanceUrl}/services/Soap/m/${session.apiVersion}`,
    headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml', soapaction: '""' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>' +
      '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata">' +
      `<soapenv:Header><SessionHeader><sessionId>${sessionId}</sessionId></SessionHeader></soapenv:Header>` +
      `<soapenv:Body><${operation}>${parameters}</${operation}></soapenv:Body></soapenv:Envelope>`,
    timeoutMs,
    maximumBytes,
  };
}

/** SOAP 1.1 sends every fault with HTTP 500, also a session that is over. */
export function judgeSoap({ status, body }: HttpResponse, operation: string): OrgRead<Fields[]> {
  const envelope = xmlRoot(bodyText(body), 'Envelope');
  const content = fieldsOf(envelope?.Body);
  if ('Fault' in content) {
    const fault = fieldsOf(content.Fault);
    const errorCode = (textField(fault, 'faultcode') ?? '').replace(/^[^:]*:/, '');
    const message = (textField(fault, 'faultstring') ?? '').replace(/^[A-Z_]+: /, '');
    return refusedRead({ status, errorCode: errorCode === '' ? null : errorCode, message }, metadataPermission);
  }
  const answer = content[`${operation}Response`];
  if (status >= 200 && status <= 299 && answer !== undefined) {
    return { type: 'read', value: elements(fieldsOf(answer), 'result') };
  }
  if (status === 401) return refusedRead({ status, errorCode: null, message: '' }, metadataPermission);
  return failedRead(said('noSoapAnswer', operation, status), status);
}
