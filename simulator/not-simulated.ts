// What an org has at a path and this simulator has not, refused in the form of the protocol that is spoken there. Never a web
// page, which clients print as it is, and never a success.

import { json, type Question, type Reply, written } from './exchange.ts';
import { soapFault } from './metadata/soap-envelope.ts';
import { notFound } from './rest/api-refusal.ts';
import { refusal } from './rest/rest-api.ts';

type Refuse = (path: string, request: Question) => Reply;

const PROTOCOLS: readonly [RegExp, Refuse][] = [
  [/^\/services\/oauth2\//, refuseOauth],
  [/^\/\.well-known\//, refuseOauth],
  [/^\/services\/Soap\//i, refuseSoap],
  [/^\/services\/async\//, refuseBulk],
  [/^\/services\//, (path) => refusal(notFound(path))],
];

/** Undefined where no API stands. */
export function refuseUnsimulated(path: string, request: Question): Reply | undefined {
  return PROTOCOLS.find(([pattern]) => pattern.test(path))?.[1](path, request);
}

/** RFC 6749 section 5.2. */
function refuseOauth(path: string): Reply {
  return json({ error: 'invalid_request', error_description: `This simulator does not have ${path}.` }, 400);
}

const SOAP_APIS: Readonly<Record<string, string>> = {
  c: 'Enterprise API',
  u: 'Partner API',
  s: 'Apex API',
  t: 'Tooling API',
};

function refuseSoap(path: string): Reply {
  const [, api = ''] = /^\/services\/Soap\/([^/]+)/i.exec(path) ?? [];
  const name = SOAP_APIS[api.toLowerCase()] ?? `API of ${path}`;
  return soapFault({ errorCode: 'FUNCTIONALITY_NOT_ENABLED', message: `This simulator does not have the ${name}.` });
}

/** The first Bulk API, which answers in JSON where JSON is sent. */
function refuseBulk(_path: string, { headers }: Question): Reply {
  const [exceptionCode, exceptionMessage] = ['FeatureNotEnabled', 'This simulator does not have the Bulk API.'];
  const isJson = /json/i.test(headers.get('content-type') ?? headers.get('accept') ?? '');
  if (isJson) return json({ exceptionCode, exceptionMessage }, 400);
  const fields = `<exceptionCode>${exceptionCode}</exceptionCode><exceptionMessage>${exceptionMessage}</exceptionMessage>`;
  const root = `<error xmlns="http://www.force.com/2009/06/asyncapi/dataload">${fields}</error>`;
  return written('application/xml;charset=UTF-8', `<?xml version="1.0" encoding="UTF-8"?>${root}`, 400);
}
