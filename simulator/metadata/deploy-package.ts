// The zip of a deploy as a list of steps, in the order in which they happen: what is deleted first, apps, their parts, what is
// deleted last. Nothing is changed by planning it.

import { strFromU8, unzipSync } from 'fflate';
import type { DeployOptions } from '../orgs/metadata-jobs.ts';
import type { OrgUser } from '../orgs/user.ts';
import { unknownElement } from './app-contents.ts';
import { planConnectedApp } from './deploy-connected-app.ts';
import { planDeletions } from './deploy-deletions.ts';
import {
  planExternalClientApp,
  planGlobalOauth,
  planOauthPolicies,
  planOauthSettings,
  planPolicies,
} from './deploy-external-client-app.ts';
import { isKept, isKeptPath, type KeptFiles, keptFilesOf, partsOfKept, planKept } from './deploy-kept.ts';
import { type DeployFile, type Draft, failed, resultOf, type Step } from './deploy-step.ts';
import {
  CONNECTED_APP,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_POLICIES,
  EXTERNAL_CLIENT_APP,
  METADATA_TYPES,
  type MetadataType,
} from './types.ts';
import { asList, asNode, asText, NAMESPACE, readXml, type XmlNode } from './xml.ts';

type PlanOf = (draft: Draft, file: DeployFile, node: XmlNode) => Step;

/** In this order, whatever order the zip has: what comes later may need what comes before. */
const PLANS = new Map<MetadataType | undefined, PlanOf>([
  [CONNECTED_APP, planConnectedApp],
  [EXTERNAL_CLIENT_APP, planExternalClientApp],
  [ECA_OAUTH, planOauthSettings],
  [ECA_GLOBAL_OAUTH, planGlobalOauth],
  [ECA_OAUTH_POLICIES, planOauthPolicies],
  [ECA_POLICIES, planPolicies],
]);
const ORDER = [...PLANS.keys()];

const MANIFEST: DeployFile = { path: 'package.xml', name: 'package.xml', type: '' };

interface ZippedFile extends DeployFile {
  metadataType: MetadataType | undefined;
  text: string;
}

export function planPackage(
  draft: Draft,
  user: OrgUser,
  { zip, allowMissingFiles }: Pick<DeployOptions, 'allowMissingFiles'> & { zip: Uint8Array },
): Step[] {
  const files = unzip(zip);
  if (files === undefined) return [failed(MANIFEST, 'The zip file is not readable')];
  const paths = Object.keys(files).filter((path) => !path.endsWith('/'));
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const manifestPath = paths.find((path) => /(^|\/)package\.xml$/.test(path));
  if (manifestPath === undefined) return [failed(MANIFEST, 'No package.xml found')];
  const zipped = paths
    .filter((path) => path !== manifestPath && !isSidecar(path, paths) && !isKeptPath(path))
    .map((path) => ({ ...fileAt(path), text: text(path) }));
  const kept = keptFilesOf(paths, text);
  const deletions = (pattern: RegExp) =>
    zipped.filter(({ name }) => pattern.test(name)).flatMap((file) => planDeletionFile(draft, user, file));
  const before = deletions(/^destructiveChanges(Pre)?$/);
  const components = zipped
    .filter(({ name }) => !/^destructiveChanges(Pre|Post)?$/.test(name))
    .sort((a, b) => ORDER.indexOf(a.metadataType) - ORDER.indexOf(b.metadataType))
    .map((file) => planFile(draft, user, file));
  const keeping = kept.flatMap((one) => planKeptFiles(draft, user, one));
  const missing = allowMissingFiles ? [] : missingFiles(text(manifestPath), [...zipped, ...kept]);
  const manifest: Step = { result: { ...resultOf(MANIFEST), changed: true }, apply: () => undefined };
  return [...before, ...components, ...keeping, ...missing, ...deletions(/^destructiveChangesPost$/), manifest];
}

/** The file that says what a deploy is made of stands in its result, and is not counted. */
export function isManifest({ fullName, componentType }: { fullName: string; componentType: string }): boolean {
  return componentType === MANIFEST.type && fullName === MANIFEST.name;
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(zip);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A.cls-meta.xml beside A.cls is one component with it. */
function isSidecar(path: string, paths: readonly string[]): boolean {
  return path.endsWith('-meta.xml') && paths.includes(path.slice(0, -'-meta.xml'.length));
}

function fileAt(path: string): Omit<ZippedFile, 'text'> {
  const [, directory = '', name = '', suffix = ''] = /(?:([^/]+)\/)?([^/]+)\.([A-Za-z]+)$/.exec(path) ?? [];
  const metadataType = METADATA_TYPES.find((known) => known.suffix === suffix && known.directoryName === directory);
  return { path, name, type: metadataType?.xmlName ?? '', metadataType };
}

function planDeletionFile(draft: Draft, user: OrgUser, file: ZippedFile): Step[] {
  const document = readXml(file.text);
  if (document?.name !== 'Package') return [failed(file, 'Error parsing file: not a well-formed Package')];
  const missing = missingPermission(user);
  return missing === undefined ? planDeletions(draft, file.path, document.node) : [failed(file, missing)];
}

function planFile(draft: Draft, user: OrgUser, file: ZippedFile): Step {
  const { metadataType, path, text } = file;
  const plan = PLANS.get(metadataType);
  if (metadataType === undefined || plan === undefined) {
    return failed(file, `This simulator does not deploy ${metadataType?.xmlName ?? path}`);
  }
  const document = readXml(text);
  if (document?.name !== file.type) return failed(file, `Error parsing file: not a well-formed ${file.type}`);
  const unknown = unknownElement(metadataType, document.node);
  if (unknown !== undefined) {
    const where = `Element {${NAMESPACE}}${unknown} invalid at this location in type ${file.type}`;
    return failed(file, `Error parsing file: ${where}`);
  }
  const missing = missingPermission(user);
  return missing === undefined ? plan(draft, file, document.node) : failed(file, missing);
}

function planKeptFiles(draft: Draft, user: OrgUser, kept: KeptFiles): Step[] {
  const missing = missingPermission(user);
  return missing === undefined ? [planKept(draft, kept), ...partsOfKept(kept)] : [failed(kept, missing)];
}

function missingPermission({ permissions }: OrgUser): string | undefined {
  const missing = (['CustomizeApplication', 'ManageConnectedApps'] as const).find((one) => !permissions.includes(one));
  return missing === undefined ? undefined : `You do not have the permission ${missing} that this deploy needs`;
}

/** Of the types that can be deployed here; the others fail by their files. */
function missingFiles(manifest: string, zipped: readonly DeployFile[]): Step[] {
  const types = asList(readXml(manifest)?.node.types).map(asNode);
  return types.flatMap(({ members, name: element }) => {
    const type = asText(element) ?? '';
    if (!ORDER.some((known) => known?.xmlName === type) && !isKept({ type })) return [];
    const names = asList(members)
      .map(String)
      .filter((name) => name !== '*' && !zipped.some((file) => file.type === type && file.name === name));
    return names.map((name) => {
      const problem = `An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`;
      return failed({ path: 'package.xml', name, type }, problem);
    });
  });
}
