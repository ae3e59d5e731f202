// SOAP retrieve and checkRetrieveStatus: a zip with unpackaged/package.xml and the files asked for. One component that
// cannot be loaded becomes a message and does not sink the rest.

import { strToU8, zipSync } from 'fflate';
import { drawId } from '../orgs/identifiers.ts';
import { keepJob, type Retrieved } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import type { Random } from '../ports.ts';
import type { Caller } from '../rest/authorize.ts';
import { type Sight, sightOf } from './app-contents.ts';
import { type Component, componentsOf, fileProperties, writeComponent } from './components.ts';
import { METADATA_TYPES } from './types.ts';
import { asList, asNode, asText, NAMESPACE, writeXmlDocument, type XmlNode, type XmlValue } from './xml.ts';

/** Answers the id under which the result waits. */
export function startRetrieve(org: Org, { user }: Caller, retrieveRequest: XmlNode, random: Random): string {
  const unpackaged = asNode(retrieveRequest.unpackaged);
  const found: Found = { files: [], messages: [] };
  for (const types of asList(unpackaged.types).map(asNode)) {
    for (const member of asList(types.members).map(String)) collect(org, asText(types.name) ?? '', member, found);
  }
  const version = asText(unpackaged.version) ?? asText(retrieveRequest.apiVersion) ?? '68.0';
  const id = drawId(random, '09S');
  keepJob(org.retrieves, id, {
    zip: pack(found.files, version, sightOf(org, user)),
    fileProperties: found.files.map((file) => fileProperties(file, 'unpackaged/')),
    messages: found.messages,
  });
  return id;
}

interface Found {
  files: Component[];
  messages: Retrieved['messages'];
}

function collect(org: Org, type: string, member: string, { files, messages }: Found): void {
  if (!METADATA_TYPES.some(({ xmlName }) => xmlName === type)) {
    const problem = `Unknown type name '${type}' specified in package.xml. This simulator does not have it.`;
    messages.push({ fileName: 'unpackaged/package.xml', problem });
    return;
  }
  const fitting = componentsOf(org).filter(
    (component) => component.type.xmlName === type && (member === '*' || component.fullName === member),
  );
  if (fitting.length === 0 && member !== '*') {
    const problem = `Entity of type '${type}' named '${member}' cannot be found`;
    messages.push({ fileName: 'unpackaged/package.xml', problem });
  }
  for (const component of fitting) {
    if (component.isPackaged) {
      const problem = `Load of metadata from db failed for metadata of type:${type} and file name:${component.fullName}.`;
      messages.push({ fileName: `unpackaged/${component.fileName}`, problem });
    } else if (!files.some(({ fileName }) => fileName === component.fileName)) {
      files.push(component);
    }
  }
}

function pack(files: Component[], version: string, sight: Sight): Uint8Array {
  const names = Map.groupBy(files, ({ type }) => type.xmlName);
  const types = [...names].map(([name, members]) => ({ members: members.map(({ fullName }) => fullName), name }));
  const manifest = writeXmlDocument('Package', { '@xmlns': NAMESPACE, types, version });
  const entries = files.flatMap((file) =>
    Object.entries(writeComponent(file, sight)).map(([name, text]) => [`unpackaged/${name}`, strToU8(text)] as const),
  );
  // A fixed time keeps equal content equal, byte for byte.
  return zipSync(Object.fromEntries([...entries, ['unpackaged/package.xml', strToU8(manifest)]]), {
    mtime: '2026-01-01T00:00:00Z',
  });
}

export function retrieveStatus(id: string, result: Retrieved): XmlValue {
  return {
    done: true,
    fileProperties: result.fileProperties,
    id,
    messages: result.messages,
    status: 'Succeeded',
    success: true,
    zipFile: Buffer.from(result.zip).toString('base64'),
  };
}
