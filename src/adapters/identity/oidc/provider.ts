// A provider of OpenID Connect: authorization code flow with PKCE S256, state and nonce. openid-client checks issuer, audience, times,
// nonce and, as asked for here, the signature of the ID token; the times by the clock of the machine. Loaded by `serve` alone, when one is set.

import * as oidc from 'openid-client';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { IdentityProvider, ProvidedIdentity, ProviderProblem } from '../../../domain/people/provider.ts';
import type { Transport } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import { type Claims, groupsIn, namesIn, refuseUntoldGroups } from './claims.ts';
import { fetchBy } from './fetch-by.ts';

interface Log {
  write(level: 'warn', message: string, facts: Readonly<Record<string, unknown>>): void;
}

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret(): Promise<Secret<string>>;
  scopes: readonly string[];
  groupsClaim: string;
}

interface Parts {
  transport: Transport;
  log: Log;
}

/** Of clocks that do not agree. */
const toleranceSeconds = 30;

export function openIdProvider(settings: ProviderSettings, parts: Parts): Omit<IdentityProvider, 'rights'> {
  const { log } = parts;
  let found: Promise<oidc.Configuration> | null = null;
  const client = async () => {
    found ??= discovered(settings, parts);
    try {
      return await found;
    } catch (error) {
      found = null;
      throw error;
    }
  };
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LatchkeyError) throw error;
      const problem = problemOf(error);
      log.write('warn', 'A sign-in at the provider failed.', { problem, why: reasonOf(error) });
      throw new LatchkeyError('providerRefused', { problem });
    }
  };
  return {
    issuer: settings.issuer,
    addressOf: ({ state, nonce, verifier }, redirectUri) =>
      told(async () => {
        const url = oidc.buildAuthorizationUrl(await client(), {
          redirect_uri: redirectUri,
          scope: settings.scopes.join(' '),
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        return url.href;
      }),
    identityOf: ({ state, nonce, verifier }, answered) =>
      told(async () => {
        const configuration = await client();
        const tokens = await oidc.authorizationCodeGrant(configuration, answered, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new LatchkeyError('providerRefused', { problem: 'notProved' });
        return identityIn(settings, claims, () => oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub));
      }),
  };
}

/** Groups stand in the ID token, or else where the access token asks for them. */
async function identityIn(
  { groupsClaim }: ProviderSettings,
  claims: Claims & { iss: string; sub: string },
  userInfo: () => Promise<Claims>,
): Promise<ProvidedIdentity> {
  const { iss: issuer, sub: subject } = claims;
  const own = groupsIn(claims, groupsClaim);
  if (own !== null) return { issuer, subject, names: namesIn(claims), groups: own };
  refuseUntoldGroups(claims, groupsClaim);
  const more = { ...claims, ...(await userInfo()) };
  return { issuer, subject, names: namesIn(more), groups: groupsIn(more, groupsClaim) ?? [] };
}

async function discovered(settings: ProviderSettings, { transport }: Parts): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer);
  const secret = (await settings.clientSecret()).reveal();
  // The setting takes plain http for loopback alone.
  const execute = [
    oidc.enableNonRepudiationChecks,
    ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
  ];
  return oidc.discovery(
    issuer,
    settings.clientId,
    { client_secret: secret, [oidc.clockTolerance]: toleranceSeconds },
    undefined,
    {
      execute,
      [oidc.customFetch]: fetchBy(transport),
    },
  );
}

function problemOf(error: unknown): ProviderProblem {
  if (error instanceof oidc.AuthorizationResponseError) return error.error === 'access_denied' ? 'denied' : 'notProved';
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'unavailable' : 'notProved';
  const isOfNetwork = error instanceof Error && causes(error).some(({ name }) => name === 'TransportFault');
  return isOfNetwork ? 'unavailable' : 'notProved';
}

/** Codes and names alone: sentences of the library hold what the provider sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return causes(error)
    .map((one) =>
      [one.name, (one as { code?: string }).code, (one as { error?: string }).error].filter(Boolean).join(' '),
    )
    .join(' < ');
}

function causes(error: Error): Error[] {
  return error.cause instanceof Error ? [error, ...causes(error.cause)] : [error];
}
