// The SOAP Metadata API of a simulated org, and the short way into its answers.

import type { SignedIn } from './signed-in.ts';

export async function soap({ simulator, loginUrl, token }: SignedIn, body: string) {
  const header = `<soapenv:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></soapenv:Header>`;
  const text = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  const url = `${loginUrl}/services/Soap/m/68.0`;
  const response = await simulator.fetch(new Request(url, { method: 'POST', body: text }));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export const element = (name: string, text: string) => elements(name, text)[0] ?? '';

/** What stands in each element of that name, as it is written. */
export const elements = (name: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map((match) => match[1] ?? '');
