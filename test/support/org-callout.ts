// A callout as the Apex of a linked org makes it: Apex sets headers, some of which are formulas that only the platform computes, with
// the key of the External Credential. Shares no code with what it tests: HMAC stands here as RFC 2104 defines it.

import { createHash, randomBytes } from 'node:crypto';

export interface Principal {
  KeyId: string;
  Key: string;
}

export interface ApexUser {
  orgId: string;
  userId: string;
  username: string;
  permission: string;
}

export interface ApexRequest {
  method: string;
  /** Behind `callout:Latchkey`. */
  target: string;
  body?: string;
}

/** What somebody in between, or a broken org, makes of it; before it is signed. */
export interface ApexQuirks {
  seconds?: number;
  nonce?: string;
}

/** What Apex sets, formulas and all. `seconds`: of the org's own clock. */
export function headersOfApex(
  user: ApexUser,
  { method, target, body }: ApexRequest,
  { seconds = 0, nonce = randomBytes(16).toString('hex') }: ApexQuirks,
): Record<string, string> {
  const username = Buffer.from(user.username).toString('hex');
  const hashes = [sha256(target), sha256(body ?? '')];
  const signed = ['latchkey-1', method, ...hashes, user.orgId, user.userId, username, user.permission, seconds, nonce];
  return {
    'X-Latchkey-Key': '{!$Credential.Latchkey.KeyId}',
    'X-Latchkey-Org': user.orgId,
    'X-Latchkey-User': user.userId,
    'X-Latchkey-Username': username,
    'X-Latchkey-Permission': user.permission,
    'X-Latchkey-Time': String(seconds),
    'X-Latchkey-Nonce': nonce,
    'X-Latchkey-Signature': `{!HEX(HMAC('SHA-256', BLOB('${signed.join('.')}'), BLOB($Credential.Latchkey.Key)))}`,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

/** As the platform sends them: each formula computed, within its limits. */
export function computed(headers: Record<string, string>, principal: Principal): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, sentValue(value, principal)]));
}

const longestFormula = 3_900;
const longestValue = 1_300;

function sentValue(value: string, principal: Principal): string {
  const formula = /^\{!(.*)\}$/s.exec(value)?.[1];
  if (formula === undefined) return value;
  if (formula.length > longestFormula) throw new RangeError(`a formula of ${formula.length} characters`);
  const named = /^\$Credential\.Latchkey\.(KeyId|Key)$/.exec(formula)?.[1];
  if (named !== undefined) return principal[named as keyof Principal];
  const [, signed] =
    /^HEX\(HMAC\('SHA-256', BLOB\('([^']*)'\), BLOB\(\$Credential\.Latchkey\.Key\)\)\)$/.exec(formula) ?? [];
  if (signed === undefined) throw new SyntaxError(`no formula: ${formula}`);
  return hmacSha256(principal.Key, signed).slice(0, longestValue);
}

/** RFC 2104 section 2, of a key no longer than a block. */
export function hmacSha256(key: string, text: string): string {
  const block = Buffer.alloc(64);
  Buffer.from(key, 'utf8').copy(block);
  const padded = (byte: number) => block.map((one) => one ^ byte);
  const inner = createHash('sha256').update(padded(0x36)).update(text, 'utf8').digest();
  return createHash('sha256').update(padded(0x5c)).update(inner).digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
