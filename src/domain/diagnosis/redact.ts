// Takes secrets out of a text: private keys, JWTs, access tokens, passwords in URLs, consumer secrets and what stands behind a secret's name.
// Every value that a diagnosis repeats passes through here, and so should any answer of Salesforce before it is logged. It errs on the side of taking out too much, and never throws.

const removed = '[removed]';

/** Applied in order: the long containers first, so that nothing of their inside is left over. */
const secretPatterns: ReadonlyArray<readonly [RegExp, string]> = [
  // PEM, also with escaped line breaks, and also when its END line is missing.
  [/-{3,5}\s*BEGIN[^-]{0,60}PRIVATE KEY\s*-{3,5}[\s\S]*?(?:-{3,5}\s*END[^-]{0,60}PRIVATE KEY\s*-{3,5}|$)/g, removed],
  // base64 of a PKCS#8 or PKCS#1 DER without its armour: both begin with a long SEQUENCE (MII…).
  [/\bMI[IG][A-Za-z0-9+/\\\s]{200,}={0,2}/g, removed],
  // JWTs, complete or cut: a header that begins with {" in base64url (RFC 7519 section 3).
  [/eyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_=-]*){0,4}/g, removed],
  // Salesforce session ids and access tokens: org id, an exclamation mark (also percent-encoded), the rest.
  // No word boundary before these: whatever stands in front, the rest is a token still.
  [/00D[A-Za-z0-9]{9,15}(?:!|%21|\\u0021|&#33;)[^\s"'<>&,;)]*/gi, removed],
  // Refresh tokens of Salesforce begin with 5Aep.
  [/\b5Aep[A-Za-z0-9._]{20,}/g, removed],
  // Consumer secrets: 64 hex digits, or the older 19 digits.
  [/\b[A-Fa-f0-9]{64}\b/g, removed],
  [/\b\d{18,19}\b/g, removed],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]*:[^\s/@]*@/gi, `$1${removed}@`],
  [/(\bauthorization["']?\s*[:=]\s*["']?)[^\r\n"']+/gi, `$1${removed}`],
  [/(\b(?:bearer|basic|oauth)\s+)(?=[^\s"']*[0-9])[A-Za-z0-9+/._~!-]{12,}=*/gi, `$1${removed}`],
  [
    /((?:pass(?:word|phrase|wd)|secret|(?:access|refresh|security|id|session)[_ -]?(?:token|id)|assertion|sid|api[_-]?key|private[_-]?key)["']?\s*(?:[:=]|=>)\s*)("[^"]*"|'[^']*'|[^\s"'&,;})]+)/gi,
    `$1${removed}`,
  ],
];

/** The text without its secrets, each replaced by "[removed]". Idempotent. */
export function redactSecrets(text: string): string {
  let redacted = text;
  for (const [pattern, replacement] of secretPatterns) redacted = redacted.replace(pattern, replacement);
  return redacted;
}
