// destructiveChanges.xml, destructiveChangesPre.xml and destructiveChangesPost.xml: components that a deploy takes away, before
// what it brings or after it. With an app its parts go, and every session that it gave out.

import type { ClientApp } from '../orgs/client-app.ts';
import { isKept, planKeptDeletion, wholeOf } from './deploy-kept.ts';
import { type DeployFile, type Draft, deleting, failed, type Step, warned } from './deploy-step.ts';
import {
  CONNECTED_APP,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_POLICIES,
  EXTERNAL_CLIENT_APP,
  METADATA_TYPES,
} from './types.ts';
import { asList, asNode, asText, type XmlNode } from './xml.ts';

const APPS = new Map<string, ClientApp['kind']>([
  [CONNECTED_APP.xmlName, 'connected-app'],
  [EXTERNAL_CLIENT_APP.xmlName, 'external-client-app'],
]);
const PARTS = [ECA_GLOBAL_OAUTH, ECA_OAUTH, ECA_OAUTH_POLICIES, ECA_POLICIES].map(({ xmlName }) => xmlName);

/** The apps first, so that their parts are known to go with them, in whatever order they are named. */
export function planDeletions(draft: Draft, path: string, manifest: XmlNode): Step[] {
  const entries = asList(manifest.types)
    .map(asNode)
    .flatMap((types) => asList(types.members).map((name) => ({ type: asText(types.name) ?? '', name: String(name) })));
  const ofApps = entries.filter(({ type }) => APPS.has(type));
  const others = entries.filter(({ type }) => !APPS.has(type));
  return [
    ...ofApps.map((entry) => planApp(draft, { path, ...entry })),
    ...others.map((entry) => planPartOfKept({ path, ...entry }, others) ?? planOther(draft, { path, ...entry })),
  ];
}

function planApp(draft: Draft, file: DeployFile): Step {
  const app = draft.find(APPS.get(file.type) ?? 'connected-app', file.name);
  if (app === undefined) return warned(file, notFound(file));
  if (app.isPackaged) return failed(file, 'Cannot modify managed object');
  draft.deletes(app);
  return deleting(file, ({ sessions }, org) => {
    org.apps.delete(app.consumerKey);
    sessions.revoke({ orgId: org.id, consumerKey: app.consumerKey });
  });
}

/** A part goes with its whole. Undefined: it is no part, or its whole stays. */
function planPartOfKept(file: DeployFile, others: readonly Pick<DeployFile, 'type' | 'name'>[]): Step | undefined {
  const whole = wholeOf(file);
  const isNamed = others.some(({ type, name }) => type === whole?.type && name === whole.name);
  return isNamed ? deleting(file, () => undefined) : undefined;
}

function planOther(draft: Draft, file: DeployFile): Step {
  if (isKept(file)) return planKeptDeletion(draft, file) ?? warned(file, notFound(file));
  if (!PARTS.includes(file.type)) {
    const isKnown = METADATA_TYPES.some(({ xmlName }) => xmlName === file.type);
    return failed(file, isKnown ? `This simulator does not delete ${file.type}` : `Unknown type name '${file.type}'`);
  }
  const app = [...draft.org.apps.values()].find(({ parts }) => parts.get(file.type)?.fullName === file.name);
  if (app === undefined) return warned(file, notFound(file));
  if (draft.isDeleted(app)) return deleting(file, () => undefined);
  return failed(file, `This simulator does not delete ${file.type} without its ${EXTERNAL_CLIENT_APP.xmlName}`);
}

function notFound({ type, name }: DeployFile): string {
  return `No ${type} named: ${name} found`;
}
