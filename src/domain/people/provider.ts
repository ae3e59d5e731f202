// Single sign-on: what a provider of OpenID Connect says of somebody, and which rights follow from its groups. Issuer and subject
// together name a person there for ever; a name or a mail address may pass to another one.

import type { Role } from '../access/permission.ts';
import type { ErrorParameters } from '../errors.ts';

export interface ProvidedIdentity {
  issuer: string;
  subject: string;
  /** What it may be called here, the best first. */
  names: readonly string[];
  groups: readonly string[];
}

export interface GroupRight {
  group: string;
  role: Role;
  /** Reaches only connections with this label. Null: all. */
  label: string | null;
}

/** What is kept in the browser from the beginning to the end of one sign-in. */
export interface BegunAtProvider {
  state: string;
  nonce: string;
  /** PKCE, RFC 7636. */
  verifier: string;
}

export type ProviderProblem = ErrorParameters<'providerRefused'>['problem'];

export interface IdentityProvider {
  issuer: string;
  /** The first that fits counts. */
  rights: readonly GroupRight[];
  /** Where the browser goes. Errors: providerRefused. */
  addressOf(begun: BegunAtProvider, redirectUri: string): Promise<string>;
  /** `answered`: the redirect URI with what the provider added. Errors: providerRefused. */
  identityOf(begun: BegunAtProvider, answered: URL): Promise<ProvidedIdentity>;
}

/** As the row of a person names somebody at a provider. */
export function providerKey({ issuer, subject }: Pick<ProvidedIdentity, 'issuer' | 'subject'>): string {
  return JSON.stringify([issuer, subject]);
}

export function issuerOf(key: string): string {
  return (JSON.parse(key) as [string, string])[0];
}

export function rightOf(rights: readonly GroupRight[], groups: readonly string[]): GroupRight | null {
  return rights.find(({ group }) => groups.includes(group)) ?? null;
}
