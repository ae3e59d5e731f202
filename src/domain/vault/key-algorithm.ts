// The kinds of key that are made.

/** All that Salesforce takes for RS256; EC keys and RSA under 2048 bits are refused by it. */
export const keyAlgorithms = {
  'rsa-2048': { modulusBits: 2048 },
  'rsa-3072': { modulusBits: 3072 },
  'rsa-4096': { modulusBits: 4096 },
} as const;

export type KeyAlgorithm = keyof typeof keyAlgorithms;
