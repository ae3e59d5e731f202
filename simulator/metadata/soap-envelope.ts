// The SOAP envelope around an answer, and around a refusal: a fault, which Salesforce sends with HTTP 500.

import { type Reply, written } from '../exchange.ts';
import { escapeXml } from './xml.ts';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/** Results that were written as text already. */
export class Written {
  readonly xml: string;

  constructor(xml: string) {
    this.xml = xml;
  }
}

export function soapAnswer(body: string): Reply {
  return envelope(200, body);
}

export function soapFault({ errorCode, message }: { errorCode: string; message: string }): Reply {
  const text = `<soapenv:Fault><faultcode>sf:${errorCode}</faultcode><faultstring>${errorCode}: ${escapeXml(message)}</faultstring></soapenv:Fault>`;
  return envelope(500, text);
}

function envelope(status: number, body: string): Reply {
  const namespaces = [
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"',
    `xmlns:sf="${METADATA}"`,
    `xmlns="${METADATA}"`,
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ];
  const text = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${namespaces.join(' ')}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return written('text/xml;charset=UTF-8', text, status);
}
