// A scan's record from components in memory, as the rows of a database would give it.

import { compareComponents, type ScannedComponent } from '../../../src/domain/scan/component.ts';
import type { ScanRecord } from '../../../src/domain/scan/documentation.ts';

const readAt = Date.UTC(2026, 10, 29, 12);

/** Files as texts by path; null: the org lists it only. */
export function scanned(
  type: string,
  fullName: string,
  files: Record<string, string> | null,
  more: Partial<ScannedComponent> = {},
): ScannedComponent {
  return {
    type,
    fullName,
    namespace: null,
    fileName: Object.keys(files ?? {})[0] ?? '',
    id: null,
    createdBy: 'Ada Admin',
    createdAt: readAt - 86_400_000,
    lastModifiedBy: 'Ben Builder',
    lastModifiedAt: readAt,
    files: files && Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
    missing: files ? null : { reason: 'inParent', message: '' },
    ...more,
  };
}

export function scanRecord(components: readonly ScannedComponent[], more: Partial<ScanRecord> = {}): ScanRecord {
  const sorted = components.toSorted(compareComponents);
  const byType: Record<string, number> = {};
  for (const { type } of sorted) byType[type] = (byType[type] ?? 0) + 1;
  return {
    scan: {
      id: 'scan-2',
      number: 2,
      state: 'COMPLETED',
      startedAt: readAt - 60_000,
      endedAt: readAt,
      apiCalls: 120,
      problems: [],
      excluded: null,
    },
    connection: { name: 'production', loginUrl: 'https://login.salesforce.com', username: 'scan@example.com' },
    org: { orgId: '00D000000000001EAA', instanceUrl: 'https://example.my.salesforce.com' },
    signIn: {
      appName: 'Latchkey',
      appKind: 'external-client-app',
      lastAcceptedAt: readAt,
      failure: null,
      keyPairs: [
        {
          fingerprint: 'AB:CD',
          subject: 'CN=latchkey',
          state: 'active',
          notBefore: readAt - 86_400_000,
          notAfter: readAt + 30 * 86_400_000,
        },
      ],
    },
    total: sorted.length,
    byType,
    differences: null,
    async *components() {
      yield* sorted;
    },
    async *listed() {
      for (const component of sorted) yield { ...component, files: null };
    },
    one: async ({ type, fullName }) => sorted.find((one) => one.type === type && one.fullName === fullName) ?? null,
    ...more,
  };
}
