// Reads over the Metadata API: whether it can be used, every local client app with its certificate, and those of Certificate
// and Key Management.

import {
  type InstalledApp,
  type InstalledApps,
  type MetadataReader,
  mapRead,
  type OrgRead,
  type VersionedSession,
} from '../../domain/org/org.ts';
import { said } from '../../domain/said.ts';
import {
  type CertificateType,
  componentFiles,
  connectedApp,
  externalClientApp,
  fullNameOf,
  managedCertificate,
} from './client-app-files.ts';
import { textField } from './json-fields.ts';
import { type Retrieved, type RetrieveParts, retrieve } from './retrieve.ts';
import { callSoap } from './soap-client.ts';
import { elements } from './xml.ts';

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

    connectedApps(session, signal) {
      return components(parts, session, connectedApp, signal).then(asApps);
    },

    externalClientApps(session, signal) {
      return components(parts, session, externalClientApp, signal).then(asApps);
    },

    async certificateFiles(session, signal) {
      const read = await components(parts, session, managedCertificate, signal);
      return mapRead(read, ({ found }) => ({ type: 'read', value: found }));
    },
  };
}

interface Components<Content> extends Omit<InstalledApps, 'apps'> {
  found: (Content & { fullName: string })[];
}

function asApps(read: OrgRead<Components<Omit<InstalledApp, 'fullName'>>>): OrgRead<InstalledApps> {
  return mapRead(read, ({ found, ...others }) => ({ type: 'read', value: { apps: found, ...others } }));
}

async function components<Content extends object>(
  parts: RetrieveParts,
  session: VersionedSession,
  type: CertificateType<Content>,
  signal?: AbortSignal,
): Promise<OrgRead<Components<Content>>> {
  const queries = `<queries><type>${type.name}</type></queries><asOfVersion>${session.apiVersion}</asOfVersion>`;
  const call = { operation: 'listMetadata', parameters: queries };
  const listed = await callSoap(parts.transport, session, call, signal);
  if (listed.type !== 'read') return listed;
  const names = [...new Set(listed.value.flatMap((entry) => textField(entry, 'fullName') ?? []))];
  if (names.length === 0) return { type: 'read', value: { found: [], unreadable: [], notShown: [] } };
  const retrieved = await retrieve(parts, session, type.name, names, signal);
  return mapRead(retrieved, (value) => ({ type: 'read', value: joined(type, names, value) }));
}

/** Every listed component ends in one of the three lists. */
function joined<Content extends object>(
  type: CertificateType<Content>,
  names: readonly string[],
  { zips, problems }: Retrieved,
): Components<Content> {
  const unpacked = zips.map((zip) => componentFiles(zip, type));
  const files = new Map(unpacked.flatMap((zip) => zip ?? []).map((file) => [file.fullName, file]));
  const read: Components<Content> = { found: [], unreadable: [], notShown: [] };
  for (const fullName of names) {
    const file = files.get(fullName);
    const content =
      file === undefined ? notReturned(type, fullName, problems, unpacked.includes(null)) : type.read(file);
    if (content === null) read.notShown.push(fullName);
    else if (typeof content === 'string') read.unreadable.push({ fullName, message: content });
    else read.found.push({ fullName, ...content });
  }
  return read;
}

function notReturned(
  { suffix }: { suffix: string },
  fullName: string,
  problems: Retrieved['problems'],
  isZipBroken: boolean,
): string {
  const problem = problems.find(
    ({ name, message }) => fullNameOf(name, suffix) === fullName || namesIt(message, fullName),
  );
  if (problem !== undefined) return problem.message;
  return said(isZipBroken ? 'zipUnreadable' : 'notReturned');
}

function namesIt(message: string, fullName: string): boolean {
  return message.includes(`file name:${fullName}.`) || message.includes(`'${fullName}'`);
}
