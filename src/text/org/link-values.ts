// What is typed into Setup of a linked org, field by field, in the order of its pages.

import type { Secret } from '../../domain/secret.ts';

interface LinkValues {
  keyId: string;
  key: Secret<string>;
  /** Where the org reaches Latchkey. Null: it is set nowhere. */
  publicUrl: string | null;
}

interface SetupPage {
  page: string;
  values: [field: string, value: string][];
}

/** The API name of both credentials; the Apex classes call by it. */
const credentialName = 'Latchkey';

export function linkPages({ keyId, key, publicUrl }: LinkValues): SetupPage[] {
  const url = publicUrl ?? 'the address under which Salesforce reaches Latchkey (set LATCHKEY_PUBLIC_URL)';
  return [
    {
      page: 'Setup, Named Credentials, External Credentials: Latchkey, as it was deployed, or New',
      values: [
        ['Label and Name', credentialName],
        ['Authentication Protocol', 'Custom'],
        ['Principal: Parameter Name', credentialName],
        ['Principal: Identity Type', 'Named Principal'],
        ['Authentication Parameter KeyId', keyId],
        ['Authentication Parameter Key', key.reveal()],
      ],
    },
    {
      page: 'Setup, Named Credentials: Latchkey, as it was deployed, or New',
      values: [
        ['Label and Name', credentialName],
        ['URL', url],
        ['Enabled for Callouts', 'on'],
        ['External Credential', credentialName],
        ['Generate Authorization Header', 'off'],
        ['Allow Formulas in HTTP Header', 'on'],
        ['Allow Formulas in HTTP Body', 'off'],
      ],
    },
    {
      page: 'Setup, Permission Sets: Latchkey_Admin and Latchkey_User',
      values: [['External Credential Principal Access', `${credentialName} - ${credentialName}`]],
    },
    {
      page: 'Setup, Trusted URLs and Remote Site Settings',
      values: [['nothing', 'the browser asks Latchkey nothing there, and a Named Credential needs no Remote Site']],
    },
  ];
}

/** The values alone, where only the key is another one. */
export function keyPages(values: LinkValues): SetupPage[] {
  const isOfKey = (field: string) => field.startsWith('Authentication Parameter');
  const [first] = linkPages(values);
  const kept = first?.values.filter(([field]) => isOfKey(field)) ?? [];
  return [{ page: `Setup, Named Credentials, External Credentials: ${credentialName}, its principal`, values: kept }];
}

export function pagesText(pages: readonly SetupPage[]): string {
  return pages
    .map(({ page, values }) => {
      const width = Math.max(...values.map(([field]) => field.length));
      return [page, ...values.map(([field, value]) => `  ${field.padEnd(width)}  ${value}`)].join('\n');
    })
    .join('\n\n');
}
