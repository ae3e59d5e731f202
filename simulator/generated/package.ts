// A retrieve from a generated org: what a package.xml asks for, what comes, what is said of the rest, and what sinks the whole.

import { asList, asNode, asText, type XmlNode } from '../metadata/xml.ts';
import { findKind, type Kind, kindOf } from './catalog.ts';
import type { GeneratedComponent, GeneratedOrg } from './generated-org.ts';
import { objectSort } from './objects.ts';

export interface Message {
  fileName: string;
  problem: string;
}

export interface Package {
  /** By their file, then by type and name. */
  files: Map<string, Map<string, GeneratedComponent>>;
  messages: Message[];
}

const MOST_FILES = 10_000;

/** Salesforce's own words where the whole retrieve fails. */
export class RetrieveFailed extends Error {
  readonly statusCode: string;

  constructor(statusCode: string, message: string) {
    super(`${statusCode}: ${message}`);
    this.statusCode = statusCode;
  }
}

/** What one entry of a package.xml asks for. `known`: what the org has beside the generated ones. */
export function collectGenerated(org: GeneratedOrg, type: string, member: string, into: Package): boolean {
  const kind = findKind(type);
  if (kind === undefined) return false;
  const found = member === '*' ? wildcard(org, kind) : named(org, kind, member);
  for (const one of found) {
    if (isVendors(one)) into.messages.push({ fileName: `unpackaged/${one.fileName}`, problem: notLoaded(one) });
    else place(into, one);
  }
  return found.length > 0 || member === '*';
}

function place({ files }: Package, one: GeneratedComponent): void {
  const inFile = files.get(one.fileName) ?? new Map<string, GeneratedComponent>();
  files.set(one.fileName, inFile);
  inFile.set(`${one.kind.xmlName} ${one.fullName}`, one);
}

/** Leaves out standard objects, fields and all that lies in folders, as an org does. */
function wildcard(org: GeneratedOrg, kind: Kind): GeneratedComponent[] {
  if (kind.folder !== null || kind.listsEmpty || kind.folderOf !== null) return [];
  if (kind.parent !== null && kind.xmlName !== 'CustomLabel') return [];
  const all = [...org.all(kind)];
  return kind.xmlName === 'CustomObject' ? all.filter(({ index }) => objectSort(org.plan, index) !== 'standard') : all;
}

/** A folder is asked for by its name under the type of what is in it; sf writes a slash behind it. */
function named(org: GeneratedOrg, kind: Kind, written: string): GeneratedComponent[] {
  const member = written.replace(/\/$/, '');
  const isFolder = kind.folder !== null && !member.includes('/');
  const found = org.find(isFolder ? kindOf(kind.folder ?? '') : kind, member);
  return found === undefined || kind.folderOf !== null ? [] : [found];
}

/** Apps of vendors are listed, and belong to them. */
export function isVendors({ kind, index }: GeneratedComponent): boolean {
  return kind.xmlName === 'ConnectedApp' && index % 3 === 1;
}

function notLoaded({ kind, fullName }: GeneratedComponent): string {
  return `Load of metadata from db failed for metadata of type:${kind.xmlName} and file name:${fullName}.`;
}

const BROKEN: readonly (readonly [string, number])[] = [
  ['Flow', 6],
  ['ApexClass', 7],
  ['Report', 1],
  ['CustomMetadata', 3],
  ['PermissionSet', 2],
];

/** The first so many of a fixed few cannot be read, and take everything with them that is asked for together with them. */
export function isBroken({ kind, index }: GeneratedComponent, broken: number): boolean {
  return BROKEN.slice(0, broken).some(([type, number]) => type === kind.xmlName && number === index);
}

export const UNEXPECTED =
  'An unexpected error occurred. Please include this ErrorId if you contact support: 1873468013-41221 (-1573427)';

/** Throws RetrieveFailed. */
export function checkPackage({ files }: Package, brokenComponents: number): void {
  let count = 0;
  for (const components of files.values()) {
    const [first] = components.values();
    count += first?.kind.hasMetaFile === true ? 2 : 1;
    for (const one of components.values()) {
      if (isBroken(one, brokenComponents)) throw new RetrieveFailed('UNKNOWN_EXCEPTION', UNEXPECTED);
    }
  }
  if (count > MOST_FILES)
    throw new RetrieveFailed('LIMIT_EXCEEDED', `Too many files in retrieve call, limit is: ${MOST_FILES}`);
}

/** The version in a package.xml, or of the call. */
export function versionOf(request: XmlNode): string {
  return asText(asNode(request.unpackaged).version) ?? asText(request.apiVersion) ?? '68.0';
}

export function entriesOf(request: XmlNode): { type: string; member: string }[] {
  const types = asList(asNode(request.unpackaged).types).map(asNode);
  return types.flatMap((one) =>
    asList(one.members).map((member) => ({ type: asText(one.name) ?? '', member: String(member) })),
  );
}
