// A connection of a running `latchkey serve` that signs in to a simulated org, and an API token that may take its tokens: all made over
// HTTP, as a person in the pages makes them.

import type { StartedSimulator } from '../../simulator/start-simulator.ts';

interface Served {
  url: string;
  firstAdminUrl: string;
}

export interface ServedConnection {
  /** As docs/recipes.md asks for it. */
  environment: { LATCHKEY_URL: string; LATCHKEY_TOKEN: string; CONNECTION: string };
  username: string;
}

export async function servedConnection(
  { url, firstAdminUrl }: Served,
  { orgs, simulator }: Pick<StartedSimulator, 'orgs' | 'simulator'>,
): Promise<ServedConnection> {
  const [org] = orgs;
  if (org === undefined || org.consumerKey === null) throw new TypeError('the org has an app');
  const { loginUrl, username, orgId, consumerKey } = org;
  let cookie = '';
  const post = async (path: string, body: object) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin: url },
      body: JSON.stringify(body),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const view = (await answer.json()) as Record<string, string>;
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(view)}`);
    return view;
  };
  const invitation = new URL(firstAdminUrl).hash.slice(1);
  await post('/api/invitation', { token: invitation, username: 'anna', password: 'correct horse battery' });
  await post('/api/connections', { name: 'acme', loginUrl, username, consumerKey });
  const { pem } = await post('/api/connections/acme/certificates', {});
  simulator.control.uploadCertificate(orgId, consumerKey, pem ?? '');
  const made = await post('/api/tokens', {
    name: 'recipes',
    permissions: ['takeToken'],
    label: null,
    lifetimeDays: 1,
  });
  return { environment: { LATCHKEY_URL: url, LATCHKEY_TOKEN: made.token ?? '', CONNECTION: 'acme' }, username };
}
