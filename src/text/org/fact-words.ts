// What an org has shown, one sentence a fact.

import type { FoundFact, OrgFactName, OrgFactValues } from '../../domain/org/org-facts.ts';

const read = (what: string) => (value: 'shown' | 'notShown') =>
  value === 'shown' ? `A retrieve shows ${what}.` : `A retrieve does not show ${what}.`;

const words: { readonly [K in OrgFactName]: (value: OrgFactValues[K]) => string } = {
  wrongKeyAnswer: (text) => `A key that does not fit is answered "${text}".`,
  missingCertificateAnswer: (text) => `An app without a certificate is answered "${text}".`,
  flowOffAnswer: (text) => `An app whose flow is off is answered "${text}".`,
  expiredCertificate: (value) => `A certificate that is past is ${value}.`,
  propagationSeconds: (seconds) => `The old certificate was still met ${seconds} s after a deploy, and not later.`,
  propagationOverlap: (value) =>
    value === 'eitherKey'
      ? 'Meanwhile either key was accepted, request by request.'
      : 'The keys were accepted one after the other.',
  tokensAfterSwap: (value) =>
    value === 'liveOn'
      ? 'A token that was given before another certificate came lives on.'
      : 'A token that was given before another certificate came ends with it.',
  connectedAppReadBack: read('the certificate of a Connected App'),
  readBackWithSecrets: read('the certificate of an External Client App to a user who may see consumer secrets'),
  readBackWithoutSecrets: read('the certificate of an External Client App to a user who may not see consumer secrets'),
  deployPermissions: (names) => `A dry run of a deploy went well with: ${names.join(', ')}.`,
  connectedAppSwap: (value) =>
    value === 'replaced'
      ? 'A deploy replaces the certificate of a Connected App in its place.'
      : 'A deploy does not replace the certificate of a Connected App.',
};

export function factWords({ name, value }: Pick<FoundFact, 'name' | 'value'>): string {
  return (words[name] as (given: unknown) => string)(value);
}
