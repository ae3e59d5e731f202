// Answers of a server, as the transport hands them over.

import type { HttpResponse } from '../../../src/domain/ports.ts';

export function answer(status: number, body: string | object, headers: Record<string, string> = {}): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const contentType = typeof body === 'string' ? {} : { 'content-type': 'application/json;charset=UTF-8' };
  return { status, headers: { ...contentType, ...headers }, body: Buffer.from(text), roundTripMs: 100 };
}

export const orgId = '00D5g000004CvHfEAK';
export const userId = '0055g00000ABcDeAAL';

/** In the form of a real one: the org's 15 characters, an exclamation mark, 96 more. */
export const accessToken = `00D5g000004CvHf!${'AQEAQPlantedSecret.x_9'.repeat(5).slice(0, 96)}`;

export const grant = {
  access_token: accessToken,
  scope: 'api refresh_token',
  instance_url: 'https://acme.my.salesforce.com',
  id: `https://login.salesforce.com/id/${orgId}/${userId}`,
  token_type: 'Bearer',
};
