// An org in memory behind the port of scans, where a test says what a call comes to.

import { Buffer } from 'node:buffer';
import type { OrgRead } from '../../../src/domain/org/org.ts';
import type { ListedComponent } from '../../../src/domain/scan/component.ts';
import {
  type ApiUsage,
  type MetadataSource,
  type OrgMetadata,
  wholeFailed,
} from '../../../src/domain/scan/metadata-source.ts';

const at = Date.UTC(2026, 0, 1);

const described = [
  { name: 'ApexClass', isInFolder: false, children: [] },
  { name: 'CustomObject', isInFolder: false, children: ['CustomField'] },
  { name: 'Report', isInFolder: true, children: [] },
  { name: 'Flow', isInFolder: false, children: [] },
  { name: 'Translations', isInFolder: false, children: [] },
];

export class FakeOrg implements MetadataSource {
  readonly components = new Map<string, ListedComponent & { text: string }>();
  readonly broken = new Set<string>();
  calls = 0;
  /** Told with every answer. */
  usage = { used: 0, maximum: 100_000 };
  /** Hears what every list and retrieve is for. */
  asked: (what: string) => void = () => {};
  /** Null: the call goes through. */
  before: (call: number, operation: string) => OrgRead<never> | null = () => null;

  constructor() {
    for (let index = 0; index < 12; index += 1) {
      this.put('ApexClass', `Class${index}`, `classes/Class${index}.cls`);
      this.put('CustomObject', `Object${index}__c`, `objects/Object${index}__c.object`);
      this.put('CustomField', `Object${index}__c.Field__c`, `objects/Object${index}__c.object`);
      this.put('Flow', `Flow${index}`, `flows/Flow${index}.flow`);
      this.put('Report', `Folder${index % 4}/Report${index}`, `reports/Folder${index % 4}/Report${index}.report`);
    }
    for (let index = 0; index < 4; index += 1) this.put('ReportFolder', `Folder${index}`, `reports/Folder${index}`);
    this.put('Translations', 'de', 'translations/de.translation');
    this.broken.add('Flow5');
  }

  put(type: string, fullName: string, fileName: string, text = fullName, lastModifiedAt = at): void {
    const listed = { type, fullName, fileName, namespace: null, id: null, createdBy: 'Ada', createdAt: at };
    this.components.set(`${type} ${fullName}`, { ...listed, lastModifiedBy: 'Bo', lastModifiedAt, text });
  }

  names(): string[] {
    return [...this.components.keys()].sort();
  }

  async open(_session: unknown, heard: (usage: ApiUsage | null) => void): Promise<OrgMetadata> {
    const call = async <T>(operation: string, answer: () => OrgRead<T>): Promise<OrgRead<T>> => {
      this.calls += 1;
      this.usage.used += 1;
      heard({ ...this.usage });
      return this.before(this.calls, operation) ?? answer();
    };
    return {
      usage: () => call('usage', () => ({ type: 'read', value: { ...this.usage } })),
      describe: () => call('describe', () => ({ type: 'read', value: described })),
      list: (queries) => {
        for (const { type, folder } of queries) this.asked(`list ${[type, folder ?? []].flat().join('/')}`);
        return call('list', () => ({
          type: 'read',
          value: [...this.components.values()].filter((one) =>
            queries.some(
              ({ type, folder }) =>
                type === one.type &&
                (type === 'Report' ? folder !== null && one.fullName.startsWith(`${folder}/`) : true),
            ),
          ),
        }));
      },
      read: async () => ({ type: 'read', value: { files: [], problems: [] } }),
      retrieve: (keys) => {
        for (const { type, fullName } of keys) this.asked(`retrieve ${type} ${fullName}`);
        return call('retrieve', () => {
          if (keys.some(({ fullName }) => this.broken.has(fullName))) {
            return { type: 'failed', status: 200, errorCode: wholeFailed, message: 'it is broken' };
          }
          const found = keys.flatMap(({ type, fullName }) => this.components.get(`${type} ${fullName}`) ?? []);
          const files = found.map(({ fileName, text }) => ({
            path: fileName,
            bytes: new Uint8Array(Buffer.from(text)),
          }));
          return { type: 'read', value: { files, problems: [] } };
        });
      },
    };
  }
}
