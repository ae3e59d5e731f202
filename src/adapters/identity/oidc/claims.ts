// What providers say of somebody, each in its own way. Every quirk of a vendor is a function here, and nowhere else.

import { LatchkeyError } from '../../../domain/errors.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** Null: the claim is not there. One text counts as one group, such as a profile of Salesforce or a domain of Google. */
export function groupsIn(claims: Claims, claim: string): string[] | null {
  if (claim === 'email' && !isVerifiedEmail(claims)) return null;
  const value = claims[claim] ?? salesforceAttribute(claims, claim);
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return null;
  return value.filter((group) => typeof group === 'string');
}

/** What may serve as a name, the best first. Only a name: who it is, issuer and subject say. */
export function namesIn(claims: Claims): string[] {
  const { preferred_username: username, email, sub } = claims;
  const mail = isVerifiedEmail(claims) ? email : undefined;
  return [username, mail, sub].filter((name) => typeof name === 'string');
}

/** Anybody can enter any address at some providers. */
function isVerifiedEmail({ email_verified: isVerified }: Claims): boolean {
  return isVerified === true || isVerified === 'true';
}

/** Salesforce puts custom attributes into an object: `custom_attributes.profile`. */
function salesforceAttribute(claims: Claims, claim: string): unknown {
  const [holder = '', ...rest] = claim.split('.');
  const held = claims[holder];
  return rest.length > 0 && typeof held === 'object' && held !== null ? (held as Claims)[rest.join('.')] : undefined;
}

/** Entra names no group of people who are in more than 200, but an address to ask, which needs rights of its own. */
export function refuseUntoldGroups({ _claim_names: elsewhere }: Claims, claim: string): void {
  if (typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, claim))
    throw new LatchkeyError('providerRefused', { problem: 'tooManyGroups' });
}
