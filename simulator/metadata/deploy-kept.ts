// What of a deploy the org only keeps: classes, components of pages, permission sets, labels and the like. A component is a file, a file
// and what is said of it beside it, or a folder. Whether Apex compiles and components run, an org alone can tell.

import { drawId } from '../orgs/identifiers.ts';
import { type KeptComponent, keptKey } from '../orgs/kept-component.ts';
import { type DeployFile, type Draft, deleting, failed, resultOf, type Step } from './deploy-step.ts';
import { KEPT_TYPES, LIGHTNING_COMPONENT_BUNDLE, type MetadataType } from './types.ts';
import { asList, asNode, asText, readXml } from './xml.ts';

export interface KeptFiles extends DeployFile {
  metadataType: MetadataType;
  /** By their names in the package. */
  files: Record<string, string>;
}

const SIDECAR = '-meta.xml';
const IN_BUNDLE = /(?:^|\/)(lwc\/([^/]+)\/[^/]+)$/;
const IN_FOLDER = /(?:^|\/)([^/]+)\/([^/]+)\.([A-Za-z]+)$/;

/** The components among these paths, and no path of others. */
export function keptFilesOf(paths: readonly string[], textOf: (path: string) => string): KeptFiles[] {
  const found = new Map<string, KeptFiles>();
  for (const path of paths) {
    const place = placeOf(path);
    if (place === undefined) continue;
    const { metadataType, name, inPackage } = place;
    const type = metadataType.xmlName;
    const known = found.get(`${type} ${name}`) ?? { path: inPackage, name, type, metadataType, files: {} };
    known.files[inPackage] = textOf(path);
    if (metadataType === LIGHTNING_COMPONENT_BUNDLE) known.path = `lwc/${name}`;
    else if (known.path.endsWith(SIDECAR)) known.path = inPackage;
    found.set(`${type} ${name}`, known);
  }
  return [...found.values()];
}

export function isKeptPath(path: string): boolean {
  return placeOf(path) !== undefined;
}

function placeOf(path: string): { metadataType: MetadataType; name: string; inPackage: string } | undefined {
  const [, bundled, bundle] = IN_BUNDLE.exec(path) ?? [];
  if (bundled !== undefined && bundle !== undefined) {
    return { metadataType: LIGHTNING_COMPONENT_BUNDLE, name: bundle, inPackage: bundled };
  }
  const plain = path.endsWith(SIDECAR) ? path.slice(0, -SIDECAR.length) : path;
  const [, directory, name = '', suffix] = IN_FOLDER.exec(plain) ?? [];
  const metadataType = KEPT_TYPES.find((type) => type.directoryName === directory && type.suffix === suffix);
  const inPackage = path.slice(path.lastIndexOf(`${directory}/`));
  return metadataType && { metadataType, name, inPackage };
}

export function planKept({ org }: Draft, kept: KeptFiles): Step {
  const problem = problemOf(kept);
  if (problem !== undefined) return failed(kept, problem);
  const { type, name: fullName, files } = kept;
  const before = org.kept.get(keptKey({ type, fullName }));
  const changed = JSON.stringify(before?.files) !== JSON.stringify(files);
  const result = { ...resultOf(kept), created: before === undefined, changed, id: before?.id ?? null };
  return {
    result,
    apply(state, of) {
      const id = before?.id ?? drawId(state.random, PREFIXES[type] ?? '0PX');
      const createdAt = before?.createdAt ?? state.time.now();
      of.kept.set(keptKey({ type, fullName }), { id, type, fullName, createdAt, files });
      result.id = id;
    },
  };
}

/** What an org tells of beside the whole: the fields of an object, each label of a file of labels. */
export function partsOfKept({ type, path, files }: KeptFiles): Step[] {
  const part = PARTS[type];
  if (part === undefined) return [];
  const node = Object.values(files).flatMap((text) => asList(readXml(text)?.node[part.element]));
  const names = node.flatMap((one) => asText(asNode(one).fullName) ?? []);
  return names.map((name) => {
    const result = resultOf({ path, name: part.nameOf(path, name), type: part.type });
    return { result: { ...result, created: true, changed: true }, apply: () => undefined };
  });
}

/** Undefined: it is no part of another component that is kept. */
export function wholeOf({ type, name }: Pick<DeployFile, 'type' | 'name'>): { type: string; name: string } | undefined {
  if (type === 'CustomField') return { type: 'CustomObject', name: name.split('.')[0] ?? '' };
  return type === 'CustomLabel' ? { type: 'CustomLabels', name: 'CustomLabels' } : undefined;
}

interface Part {
  type: string;
  element: string;
  nameOf(path: string, name: string): string;
}

const PARTS: Readonly<Record<string, Part>> = {
  CustomObject: {
    type: 'CustomField',
    element: 'fields',
    nameOf: (path, name) => `${path.replace(/^.*\/|\.object$/g, '')}.${name}`,
  },
  CustomLabels: { type: 'CustomLabel', element: 'labels', nameOf: (_path, name) => name },
};

/** Undefined: the org does not keep it. */
export function planKeptDeletion({ org }: Draft, file: DeployFile): Step | undefined {
  const key = keptKey({ type: file.type, fullName: file.name });
  return org.kept.has(key) ? deleting(file, (_state, of) => void of.kept.delete(key)) : undefined;
}

const PREFIXES: Readonly<Record<string, string>> = { ApexClass: '01p', PermissionSet: '0PS', CustomApplication: '02u' };

/** As the platform refuses a package before it looks at what its files mean. */
function problemOf({ metadataType, name, type, files }: KeptFiles): string | undefined {
  const paths = Object.keys(files);
  if (metadataType.hasMetaFile && !paths.some((path) => path.endsWith(SIDECAR))) {
    return `A ${type} named ${name} has no ${SIDECAR} file`;
  }
  for (const [path, text] of Object.entries(files)) {
    const isXml = path.endsWith(SIDECAR) || !metadataType.hasMetaFile;
    if (isXml && readXml(text)?.name !== type) return `Error parsing file: ${path} is not a well-formed ${type}`;
  }
  return undefined;
}

/** Whether a type is one that is only kept. */
export function isKept({ type }: Pick<KeptComponent, 'type'>): boolean {
  return KEPT_TYPES.some(({ xmlName }) => xmlName === type);
}
