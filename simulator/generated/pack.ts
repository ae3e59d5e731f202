// The zip of a retrieve from a generated org, and what its answer says of each file.

import { strToU8, type Zippable, zipSync } from 'fflate';
import { escapeXml, NAMESPACE, writeXmlDocument } from '../metadata/xml.ts';
import { childrenIn } from './children.ts';
import type { NamedMember, Surroundings } from './contents/made.ts';
import { fileOfChildren, filesOf } from './files.ts';
import type { GeneratedComponent, GeneratedOrg } from './generated-org.ts';
import { writeFileProperties } from './inventory.ts';
import { type Message, type Package, RetrieveFailed } from './package.ts';

const MOST_BYTES = 39 * 1024 * 1024;

/** `others`: files of the org's own components, by name in the package. Throws RetrieveFailed where it becomes too large. */
export function packFiles(
  org: GeneratedOrg,
  asked: Package,
  others: { files: Record<string, string>; members: NamedMember[] },
  { version, showsSecrets }: { version: string; showsSecrets: boolean },
): Uint8Array {
  const members = [...membersOf(asked), ...others.members];
  const surroundings: Surroundings = { members: [...members, ...seenByProfiles(org, asked)], showsSecrets };
  const zip: Zippable = {};
  const add = (name: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    zip[`unpackaged/${name}`] = [bytes, { level: typeof content === 'string' ? 1 : 0 }];
  };
  for (const [name, text] of Object.entries(others.files)) add(name, text);
  for (const [fileName, components] of asked.files) {
    for (const [name, content] of Object.entries(write(org, fileName, [...components.values()], surroundings)))
      add(name, content);
  }
  add('package.xml', manifest(members, version));
  const packed = zipSync(zip, { mtime: '2026-01-01T00:00:00Z' });
  if (packed.length > MOST_BYTES) {
    throw new RetrieveFailed(
      'LIMIT_EXCEEDED',
      `Maximum size of request reached. Maximum size of request is ${MOST_BYTES} bytes.`,
    );
  }
  return packed;
}

function write(org: GeneratedOrg, fileName: string, components: GeneratedComponent[], surroundings: Surroundings) {
  const parent = components.find(({ kind }) => kind.parent === null);
  const [first] = components;
  if (parent !== undefined) return filesOf(org, parent, childrenIn(org, parent), surroundings);
  return fileOfChildren(org, first?.kind.parent ?? '', fileName, components, surroundings);
}

/** A profile shows what lies in the files of the package as well. */
function seenByProfiles(org: GeneratedOrg, { files }: Package): NamedMember[] {
  const all = [...files.values()].flatMap((components) => [...components.values()]);
  if (!all.some(({ kind }) => kind.xmlName === 'Profile')) return [];
  const objects = all.filter(({ kind }) => kind.xmlName === 'CustomObject');
  return objects.flatMap((one) =>
    [...childrenIn(org, one)].map(({ kind, fullName }) => ({ type: kind.xmlName, fullName })),
  );
}

/** Folders stand under the type of what is in them. */
function membersOf({ files }: Package): NamedMember[] {
  return [...files.values()].flatMap((components) =>
    [...components.values()].map(({ kind, fullName }) => ({ type: kind.folderOf ?? kind.xmlName, fullName })),
  );
}

function manifest(members: readonly NamedMember[], version: string): string {
  const types = [...Map.groupBy(members, ({ type }) => type)].map(([name, of]) => ({
    members: of.map(({ fullName }) => fullName),
    name,
  }));
  return writeXmlDocument('Package', { '@xmlns': NAMESPACE, types, version });
}

export function propertiesOf({ files }: Package): string {
  let text = '';
  for (const components of files.values()) {
    for (const one of components.values())
      text += `<fileProperties>${writeFileProperties(one, 'unpackaged/')}</fileProperties>`;
  }
  return text;
}

export function writeMessages(messages: readonly Message[]): string {
  return messages
    .map(
      ({ fileName, problem }) =>
        `<messages><fileName>${escapeXml(fileName)}</fileName><problem>${escapeXml(problem)}</problem></messages>`,
    )
    .join('');
}
