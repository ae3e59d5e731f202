// Reads over the Metadata API: whether it can be used, and every local Connected App with its certificate.

import {
  type InstalledApp,
  type InstalledApps,
  type MetadataReader,
  mapRead,
  type OrgRead,
  type VersionedSession,
} from '../../domain/org/org.ts';
import { connectedAppFiles, fullNameOf, readConnectedApp } from './connected-app-file.ts';
import { type Fields, instantField, textField } from './json-fields.ts';
import { type Retrieved, type RetrieveParts, retrieve } from './retrieve.ts';
import { callSoap } from './soap-client.ts';
import { elements } from './xml.ts';

const connectedApp = 'ConnectedApp';

export function createMetadataReader(parts: RetrieveParts): MetadataReader {
  return {
    async describedTypes(session, signal) {
      const parameters = `<asOfVersion>${session.apiVersion}</asOfVersion>`;
      const described = await callSoap(parts.transport, session, { operation: 'describeMetadata', parameters }, signal);
      return mapRead(described, ([result]) => ({
        type: 'read',
        value: elements(result ?? {}, 'metadataObjects').length,
      }));
    },

    async connectedApps(session, signal) {
      const listed = await listConnectedApps(parts, session, signal);
      if (listed.type !== 'read') return listed;
      const names = [...new Set(listed.value.flatMap((entry) => textField(entry, 'fullName') ?? []))];
      if (names.length === 0) return { type: 'read', value: { apps: [], unreadable: [] } };
      const retrieved = await retrieve(parts, session, connectedApp, names, signal);
      return mapRead(retrieved, (value) => ({ type: 'read', value: joined(listed.value, names, value) }));
    },
  };
}

function listConnectedApps(
  { transport }: RetrieveParts,
  session: VersionedSession,
  signal?: AbortSignal,
): Promise<OrgRead<Fields[]>> {
  const queries = `<queries><type>${connectedApp}</type></queries><asOfVersion>${session.apiVersion}</asOfVersion>`;
  return callSoap(transport, session, { operation: 'listMetadata', parameters: queries }, signal);
}

/** Every listed app ends in one of the two lists. */
function joined(listed: readonly Fields[], names: readonly string[], { zips, problems }: Retrieved): InstalledApps {
  const unpacked = zips.map(connectedAppFiles);
  const files = new Map(unpacked.flatMap((zip) => zip ?? []).map((file) => [file.fullName, file]));
  const apps: InstalledApp[] = [];
  const unreadable: InstalledApps['unreadable'] = [];
  for (const fullName of names) {
    const file = files.get(fullName);
    const content =
      file === undefined ? notReturned(fullName, problems, unpacked.includes(null)) : readConnectedApp(file);
    if (typeof content === 'string') unreadable.push({ fullName, message: content });
    else apps.push({ fullName, ...content, lastModifiedAt: lastModified(listed, fullName) });
  }
  return { apps, unreadable };
}

function notReturned(fullName: string, problems: Retrieved['problems'], isZipBroken: boolean): string {
  const problem = problems.find(({ name, message }) => fullNameOf(name) === fullName || namesIt(message, fullName));
  if (problem !== undefined) return problem.message;
  return isZipBroken ? 'the org sent a zip that cannot be read' : 'the org lists it and does not return it';
}

function namesIt(message: string, fullName: string): boolean {
  return message.includes(`file name:${fullName}.`) || message.includes(`'${fullName}'`);
}

function lastModified(listed: readonly Fields[], fullName: string): number | null {
  const entry = listed.find((one) => textField(one, 'fullName') === fullName);
  return entry === undefined ? null : instantField(entry, 'lastModifiedDate');
}
