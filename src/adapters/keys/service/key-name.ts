// What a key is called where we may choose: by its key pair, so that one whose row was never written is found again. Every
// service takes letters, digits and hyphens.

export function serviceKeyName(keyPairId: string): string {
  return `latchkey-${keyPairId}`;
}

/** What else stands in a row leads to no key, and must lead to no other address of the service. */
export function isServiceKeyName(name: string): boolean {
  return /^latchkey-[A-Za-z0-9-]{1,64}$/.test(name);
}
