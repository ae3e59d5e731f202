// What describeMetadata and listMetadata say of a generated org. The list is written straight into text: of a hundred thousand
// components it is tens of megabytes.

import { asText, escapeXml, type XmlNode, type XmlValue } from '../metadata/xml.ts';
import { childrenOf, DESCRIBED, findKind } from './catalog.ts';
import type { GeneratedComponent, GeneratedOrg } from './generated-org.ts';

export function describeKinds(): XmlValue[] {
  return DESCRIBED.map((kind) => ({
    childXmlNames: childrenOf(kind).map(({ xmlName }) => xmlName),
    directoryName: kind.directoryName,
    inFolder: kind.folder !== null,
    metaFile: kind.hasMetaFile,
    suffix: kind.suffix === '' ? null : kind.suffix,
    xmlName: kind.xmlName,
  }));
}

/** One query of listMetadata; folders are asked for as a type of their own. */
export function listGenerated(org: GeneratedOrg | null, query: XmlNode): string {
  const kind = findKind(asText(query.type) ?? '');
  if (org === null || kind === undefined) return '';
  return writeListed(org.listed(kind, asText(query.folder) ?? null));
}

function writeListed(components: Iterable<GeneratedComponent>): string {
  let text = '';
  for (const one of components) text += `<result>${writeFileProperties(one)}</result>`;
  return text;
}

/** In the order of the schema. */
export function writeFileProperties(one: GeneratedComponent, prefix = ''): string {
  const { createdBy, lastModifiedBy, namespace } = one;
  return (
    `<createdById>${createdBy.id}</createdById><createdByName>${escapeXml(createdBy.name)}</createdByName>` +
    `<createdDate>${iso(one.createdAt)}</createdDate><fileName>${prefix}${escapeXml(one.fileName)}</fileName>` +
    `<fullName>${escapeXml(one.fullName)}</fullName><id>${one.id}</id>` +
    `<lastModifiedById>${lastModifiedBy.id}</lastModifiedById>` +
    `<lastModifiedByName>${escapeXml(lastModifiedBy.name)}</lastModifiedByName>` +
    `<lastModifiedDate>${iso(one.lastModifiedAt)}</lastModifiedDate>` +
    `<manageableState>${namespace === null ? 'unmanaged' : 'installed'}</manageableState>` +
    (namespace === null ? '' : `<namespacePrefix>${namespace}</namespacePrefix>`) +
    `<type>${one.kind.xmlName}</type>`
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
