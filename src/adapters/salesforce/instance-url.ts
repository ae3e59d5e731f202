// Where an access token may be sent: to Salesforce, or back to the host that gave it.

import { isLoopbackHost, isSalesforceHost } from '../../domain/connection/login-url.ts';

/**
 * The origin of an `instance_url`, or null when a token must not go there: not https, another host, credentials in it.
 * Plain http is for loopback, and only when the login host is loopback too.
 */
export function trustedInstance(instanceUrl: string, tokenHost: string): string | null {
  if (!URL.canParse(instanceUrl) || !URL.canParse(tokenHost)) return null;
  const instance = new URL(instanceUrl);
  const login = new URL(tokenHost);
  if (instance.username !== '' || instance.password !== '') return null;
  if (isLoopbackHost(instance.hostname)) {
    const isWeb = instance.protocol === 'https:' || instance.protocol === 'http:';
    return isWeb && isLoopbackHost(login.hostname) ? instance.origin : null;
  }
  if (instance.protocol !== 'https:') return null;
  if (instance.origin === login.origin) return instance.origin;
  const isKnown = isSalesforceHost(instance.hostname) || instance.hostname === login.hostname;
  return isKnown && instance.port === '' ? instance.origin : null;
}
