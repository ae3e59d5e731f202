// The compact serialization of a JWS (RFC 7515 section 7.1): what is to be signed, the whole, and a reader for diagnosis.
// It signs and verifies nothing. Building is on the path of every login, so the header is encoded once.

/** A protected header, encoded already: base64url of its JSON. */
type EncodedHeader = string & { readonly encodedHeader: unique symbol };

type JsonObject = Readonly<Record<string, unknown>>;

type DecodedJws = {
  readonly kind: 'decoded';
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** Untrusted and unverified, as everything here. */
  readonly signature: Uint8Array;
};

type MalformedJws = {
  readonly kind: 'malformed';
  readonly reason:
    | 'tooLong'
    | 'notThreeParts'
    | 'headerNotBase64url'
    | 'headerNotJsonObject'
    | 'claimsNotBase64url'
    | 'claimsNotJsonObject'
    | 'signatureNotBase64url';
};

/** Ten times what the largest assertion in use weighs; a reader of untrusted text needs some bound. */
const maxLength = 32_768;

export function encodeHeader(header: JsonObject): EncodedHeader {
  return base64urlJson(header) as EncodedHeader;
}

/** `{"alg":"RS256"}`, and no `typ`: RFC 7515 section 4.1.9 leaves it out where only one kind of object is expected. */
export const rs256Header = encodeHeader({ alg: 'RS256' });

/** The ASCII text that is signed (RFC 7515 section 5.1, step 5). `claims` must be plain JSON. */
export function signingInput(header: EncodedHeader, claims: JsonObject): string {
  return `${header}.${base64urlJson(claims)}`;
}

/** The whole JWS from its signing input and the raw signature octets. */
export function compact(input: string, signature: Uint8Array): string {
  return `${input}.${base64url(signature)}`;
}

/** Reads a JWS without verifying it. Never throws; surrounding whitespace, as pasting leaves it, is passed over. */
export function decodeCompact(text: string): DecodedJws | MalformedJws {
  const trimmed = text.trim();
  if (trimmed.length > maxLength) return { kind: 'malformed', reason: 'tooLong' };
  const [headerPart, claimsPart, signaturePart, ...more] = trimmed.split('.');
  if (headerPart === undefined || claimsPart === undefined || signaturePart === undefined || more.length > 0) {
    return { kind: 'malformed', reason: 'notThreeParts' };
  }
  const headerOctets = fromBase64url(headerPart);
  if (headerOctets === undefined) return { kind: 'malformed', reason: 'headerNotBase64url' };
  const header = jsonObject(headerOctets);
  if (header === undefined) return { kind: 'malformed', reason: 'headerNotJsonObject' };
  const claimsOctets = fromBase64url(claimsPart);
  if (claimsOctets === undefined) return { kind: 'malformed', reason: 'claimsNotBase64url' };
  const claims = jsonObject(claimsOctets);
  if (claims === undefined) return { kind: 'malformed', reason: 'claimsNotJsonObject' };
  const signature = fromBase64url(signaturePart);
  if (signature === undefined) return { kind: 'malformed', reason: 'signatureNotBase64url' };
  return { kind: 'decoded', header, claims, signature };
}

function base64urlJson(json: JsonObject): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

function base64url(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('base64url');
}

/** Unpadded and canonical (RFC 7515 section 2), else undefined; Buffer alone skips what it does not know. */
function fromBase64url(part: string): Uint8Array | undefined {
  const octets = Buffer.from(part, 'base64url');
  return octets.toString('base64url') === part ? octets : undefined;
}

function jsonObject(octets: Uint8Array): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets));
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    // Not UTF-8 or not JSON: the caller names the part.
    return undefined;
  }
}

function isJsonObject(parsed: unknown): parsed is JsonObject {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
}
