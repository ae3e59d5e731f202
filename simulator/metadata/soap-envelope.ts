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

/** With what is used of the limits, which clients that read no headers of HTTP go by. */
export function soapAnswer(body: string, { used, limit }: { used: number; limit: number }): Reply {
  const info = `<current>${used}</current><limit>${limit}</limit><type>API REQUESTS</type>`;
  const header = `<soapenv:Header><LimitInfoHeader><limitInfo>${info}</limitInfo></LimitInfoHeader></soapenv:Header>`;
  return envelope(200, body, header);
}

export function soapFault({ errorCode, message }: { errorCode: string; message: string }): Reply {
  const text = `<soapenv:Fault><faultcode>sf:${errorCode}</faultcode><faultstring>${errorCode}: ${escapeXml(message)}</faultstring></soapenv:Fault>`;
  return envelope(500, text);
}

function envelope(status: number, body: string, header = ''): Reply {
  const namespaces = [
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"',
    `xmlns:sf="${METADATA}"`,
    `xmlns="${METADATA}"`,
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ];
  const text = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${namespaces.join(' ')}>${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return written('text/xml;charset=UTF-8', text, status);
}
