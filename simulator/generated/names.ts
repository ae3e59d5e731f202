// Full names of generated components. Nearly all of them hold the number of their component as their last digits, so that a name
// leads back to it without an index of all names.

import { findKind, type Kind, kindOf } from './catalog.ts';
import { hashText, mix, pick } from './draw.ts';
import { namespaceFor, objectName, objectNamespace, objectOfField, objectOfPart } from './objects.ts';
import { countOf, type Plan } from './plan.ts';
import { APP_MENUS, SETTINGS, STANDARD_OBJECTS, STANDARD_PROFILES, STANDARD_VALUE_SETS } from './standard.ts';
import { ASPECTS, LANGUAGES, NAMESPACES, QUALITIES, ROLES, THINGS } from './words.ts';

export interface Named {
  fullName: string;
  namespace: string | null;
}

/** A pure function of the plan, the type and the number. */
export function nameOf(plan: Plan, kind: Kind, index: number): Named {
  const { xmlName } = kind;
  if (xmlName === 'CustomObject') {
    return { fullName: objectName(plan, index), namespace: objectNamespace(plan, index) };
  }
  const namespace = isFromPackage(kind, index) ? namespaceFor(plan, index) : null;
  const fullName = (SPECIAL[xmlName] ?? plain)({
    plan,
    xmlName,
    index,
    prefix: namespace === null ? '' : `${namespace}__`,
  });
  return { fullName, namespace };
}

function isFromPackage({ isPackaged }: Kind, index: number): boolean {
  return isPackaged && index % 9 === 8;
}

interface Naming {
  plan: Plan;
  xmlName: string;
  index: number;
  prefix: string;
}

type Name = (naming: Naming) => string;

const word = ({ plan, xmlName, index }: Naming, list: readonly string[], salt = 0) =>
  pick(list, mix(plan.seed, hashText(xmlName), index, salt));

const plain: Name = (naming) => `${naming.prefix}${word(naming, QUALITIES)}_${word(naming, THINGS, 1)}_${naming.index}`;

/** What hangs on one object, after its name and a dot. */
const onObject: Name = (naming) =>
  `${objectName(naming.plan, objectOfPart(naming.plan, naming.index))}.${plain({ ...naming, prefix: '' })}`;

const camel: Name = (naming) => `${word(naming, THINGS).replace(/_/g, '')}${word(naming, ROLES, 1)}${naming.index}`;

const code: Name = (naming) => `${naming.prefix}${camel(naming)}`;

const inFolder: Name = (naming) => {
  const folder = kindOf(naming.xmlName).folder ?? '';
  const folderIndex = naming.index % countOf(naming.plan, folder);
  return `${nameOf(naming.plan, kindOf(folder), folderIndex).fullName}/${plain(naming)}`;
};

/** Every third lies in the one before it. */
const maybeNested: Name = (naming) => {
  const { plan, xmlName, index } = naming;
  const isNested = index % 3 === 2;
  return isNested ? `${nameOf(plan, kindOf(xmlName), index - 1).fullName}/${plain(naming)}` : plain(naming);
};

/** In the file of a component that has the name of its object. */
const inObjectFile: Name = (naming) => {
  const parent = kindOf(kindOf(naming.xmlName).parent ?? '');
  const parentIndex = naming.index % countOf(naming.plan, parent.xmlName);
  return `${nameOf(naming.plan, parent, parentIndex).fullName}.${plain({ ...naming, prefix: '' })}`;
};

const perObject: Name = ({ plan, index }) => objectName(plan, index);

const from =
  (list: readonly string[]): Name =>
  ({ index }) =>
    list[index] ?? `Extra_${index}`;

const appPart =
  (ending: string): Name =>
  ({ plan, index }) =>
    `${nameOf(plan, kindOf('ExternalClientApplication'), index).fullName}${ending}`;

const SPECIAL: Readonly<Record<string, Name>> = {
  CustomField: (naming) => {
    const object = objectName(naming.plan, objectOfField(naming.plan, naming.index));
    return `${object}.${naming.prefix}${word(naming, QUALITIES)}_${word(naming, ASPECTS, 1)}_${naming.index}__c`;
  },
  RecordType: onObject,
  ValidationRule: onObject,
  ListView: onObject,
  CompactLayout: onObject,
  FieldSet: onObject,
  WebLink: onObject,
  BusinessProcess: onObject,
  ApprovalProcess: onObject,
  DuplicateRule: onObject,
  QuickAction: onObject,
  Layout: (naming) => {
    const object = objectName(naming.plan, objectOfPart(naming.plan, naming.index));
    return `${object}-${naming.prefix}${labelOf(object)} Layout ${naming.index}`;
  },
  CustomObjectTranslation: ({ plan, index }) => {
    const objects = countOf(plan, 'CustomObject');
    return `${objectName(plan, index % objects)}-${pick(LANGUAGES, Math.floor(index / objects))}`;
  },
  Workflow: perObject,
  SharingRules: perObject,
  AssignmentRules: ({ index }) => ['Case', 'Lead'][index] ?? 'Case',
  AssignmentRule: inObjectFile,
  WorkflowRule: inObjectFile,
  WorkflowAlert: inObjectFile,
  WorkflowFieldUpdate: inObjectFile,
  WorkflowTask: inObjectFile,
  WorkflowOutboundMessage: inObjectFile,
  SharingCriteriaRule: inObjectFile,
  SharingOwnerRule: inObjectFile,
  CustomLabels: () => 'CustomLabels',
  CustomMetadata: (naming) => {
    const { plan, index } = naming;
    const first = countOf(plan, 'CustomObject') - plan.metadataTypes - plan.platformEvents;
    const type = objectName(plan, first + (index % plan.metadataTypes)).replace(/__mdt$/, '');
    return `${type}.${plain(naming)}`;
  },
  ApexClass: (naming) =>
    naming.index % 5 === 4 ? `${code(naming).replace(/\d+$/, '')}Test${naming.index}` : code(naming),
  ApexTrigger: (naming) => `${naming.prefix}${word(naming, THINGS).replace(/_/g, '')}Trigger${naming.index}`,
  ApexPage: code,
  ApexComponent: code,
  AuraDefinitionBundle: code,
  LightningComponentBundle: (naming) => {
    const name = camel(naming);
    return `${naming.prefix}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  },
  StandardValueSet: from(STANDARD_VALUE_SETS),
  Settings: from(SETTINGS),
  AppMenu: from(APP_MENUS),
  Profile: (naming) => STANDARD_PROFILES[naming.index] ?? `${plain(naming).replace(/_/g, ' ')}`,
  InstalledPackage: from(NAMESPACES),
  ExtlClntAppGlobalOauthSettings: appPart('_glbloauth'),
  ExtlClntAppOauthSettings: appPart('_oauth'),
  ExtlClntAppOauthConfigurablePolicies: appPart('_oauthPlcy'),
  ExtlClntAppConfigurablePolicies: appPart('_plcy'),
  Report: inFolder,
  ReportFolder: maybeNested,
  DashboardFolder: maybeNested,
  Dashboard: inFolder,
  EmailTemplate: inFolder,
  Document: (naming) => `${inFolder(naming)}.txt`,
  BotVersion: ({ plan, index }) => {
    const bots = countOf(plan, 'Bot');
    return `${nameOf(plan, kindOf('Bot'), index % bots).fullName}.v${Math.floor(index / bots) + 1}`;
  },
};

/** Types whose names do not end in their number. There are few of each, at most one an object. */
const BY_LIST = new Set([
  'Workflow',
  'SharingRules',
  'AssignmentRules',
  'CustomLabels',
  'CustomObjectTranslation',
  'StandardValueSet',
  'Settings',
  'AppMenu',
  'Profile',
  'InstalledPackage',
  'BotVersion',
]);

/** The number of the component of that name; undefined where there is none among the first `total`. */
export function indexOfName(plan: Plan, kind: Kind, fullName: string, total: number): number | undefined {
  const found = BY_LIST.has(kind.xmlName) ? listed(plan, kind, total).get(fullName) : numberIn(fullName, kind);
  if (found === undefined || found >= total) return undefined;
  return nameOf(plan, kind, found).fullName === fullName ? found : undefined;
}

function numberIn(fullName: string, { xmlName }: Kind): number | undefined {
  if (xmlName === 'CustomObject') {
    const standard = (STANDARD_OBJECTS as readonly string[]).indexOf(fullName);
    if (standard >= 0) return standard;
  }
  const digits = /(\d+)\D*$/.exec(fullName)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const lists = new WeakMap<Plan, Map<string, Map<string, number>>>();

function listed(plan: Plan, kind: Kind, total: number): Map<string, number> {
  const ofPlan = lists.get(plan) ?? new Map<string, Map<string, number>>();
  lists.set(plan, ofPlan);
  const key = `${kind.xmlName} ${total}`;
  const known = ofPlan.get(key);
  if (known !== undefined) return known;
  const made = new Map(Array.from({ length: total }, (_, index) => [nameOf(plan, kind, index).fullName, index]));
  ofPlan.set(key, made);
  return made;
}

/** A name in words: without namespace, ending and underscores. */
export function labelOf(name: string): string {
  return name
    .replace(/__(c|mdt|e)$/, '')
    .replace(/^[a-z0-9]+__/, '')
    .replace(/_/g, ' ');
}

/** Where its file lies in a retrieve: a child in the file of its parent, a part of an app beside it. */
export function fileNameOf(kind: Kind, fullName: string): string {
  const parent = kind.parent === null ? undefined : findKind(kind.parent);
  if (parent === undefined) return `${kind.directoryName}/${fullName}${ending(kind)}`;
  const [parentName = ''] = parent.xmlName === 'CustomLabels' ? ['CustomLabels'] : fullName.split('.');
  return `${parent.directoryName}/${parentName}${ending(parent)}`;
}

function ending({ suffix, xmlName }: Kind): string {
  return suffix === '' || xmlName === 'Document' ? '' : `.${suffix}`;
}
