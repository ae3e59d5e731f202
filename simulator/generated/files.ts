// The files of a component as a retrieve packs them, and its elements as readMetadata answers them.

import { NAMESPACE, writeXmlDocument } from '../metadata/xml.ts';
import { kindOf } from './catalog.ts';
import type { Fields, Made, Surroundings } from './contents/made.ts';
import { CHILD_ELEMENTS, MAKERS } from './contents/makers.ts';
import { Scribe } from './contents/scribe.ts';
import type { GeneratedComponent, GeneratedOrg } from './generated-org.ts';

export type Files = Record<string, string | Uint8Array>;

const ALONE: Surroundings = { members: [], showsSecrets: false };

export function make(scribe: Scribe, surroundings = ALONE): Made {
  const maker = MAKERS[scribe.one.kind.xmlName];
  if (maker === undefined) throw new Error(`nothing writes ${scribe.one.kind.xmlName}`);
  return maker(scribe, surroundings);
}

/** `children`: those to be written into its file. */
export function filesOf(
  org: GeneratedOrg,
  one: GeneratedComponent,
  children: Iterable<GeneratedComponent>,
  surroundings: Surroundings,
): Files {
  const { fields, root, body, files } = make(new Scribe(org, one), surroundings);
  const { kind, fileName } = one;
  if (files !== undefined) {
    return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${fileName}/${name}`, text]));
  }
  const isFolder = kind.folderOf !== null;
  const whole = sorted({ ...fields, ...childFields(org, children, surroundings) });
  const xml = document(root ?? kind.xmlName, whole);
  if (isFolder) return { [`${fileName}-meta.xml`]: xml };
  if (body === undefined) return { [fileName]: xml };
  return { [fileName]: body, [`${fileName}-meta.xml`]: xml };
}

/** The file of a parent that was not asked for itself: only those children that were. */
export function fileOfChildren(
  org: GeneratedOrg,
  parentType: string,
  fileName: string,
  children: Iterable<GeneratedComponent>,
  surroundings: Surroundings,
): Files {
  return { [fileName]: document(kindOf(parentType).xmlName, sorted(childFields(org, children, surroundings))) };
}

function document(root: string, fields: Fields): string {
  const schemas = {
    '@xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
    '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  };
  return writeXmlDocument(root, { '@xmlns': NAMESPACE, ...(root === 'CustomMetadata' ? schemas : {}), ...fields });
}

/** What readMetadata answers of one component: a body as base64 of it. */
export function recordOf(
  org: GeneratedOrg,
  one: GeneratedComponent,
  children: Iterable<GeneratedComponent>,
  surroundings: Surroundings,
): Fields {
  const { fields, body } = make(new Scribe(org, one), surroundings);
  const content = body === undefined ? {} : { content: Buffer.from(body).toString('base64') };
  const { fullName: _, ...whole } = sorted({ ...fields, ...childFields(org, children, surroundings) });
  return { '@xsi:type': one.kind.xmlName, fullName: one.fullName, ...content, ...whole };
}

function childFields(org: GeneratedOrg, children: Iterable<GeneratedComponent>, surroundings: Surroundings): Fields {
  const byElement = Map.groupBy(children, ({ kind }) => CHILD_ELEMENTS[kind.xmlName] ?? '');
  const write = (child: GeneratedComponent) => make(new Scribe(org, child), surroundings).fields ?? {};
  return Object.fromEntries([...byElement].map(([element, of]) => [element, of.map(write)]));
}

/** Elements stand in the order of the alphabet, behind the name. */
function sorted(fields: Fields): Fields {
  const { fullName, ...others } = fields;
  const rest = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...(fullName === undefined ? {} : { fullName }), ...Object.fromEntries(rest) };
}
