// Reads one component into facts. Never throws for what the component holds: a file that cannot be read is named on its page.

import type { ComponentFile, ScannedComponent } from '../../../domain/scan/component.ts';
import { type Described, describedAs } from '../described.ts';
import { outline } from '../outline.ts';
import { readAccess } from './access.ts';
import { readApex } from './apex.ts';
import { readBundle } from './bundle.ts';
import { readFlow } from './flow.ts';
import { integrationTypes, readCertificate, readIntegration } from './integration.ts';
import { readObject } from './object.ts';
import { readApp, readFlexiPage, readLayout } from './presentation.ts';
import { readDuplicateRule, readEntitlementProcess } from './rule-alone.ts';
import { readApproval, readRules, ruleFiles } from './rules.ts';
import { readCustomMetadata, readLabels, readSettings } from './settings.ts';
import { type Element, metadataOf } from './xml.ts';

type Reader = (name: string, xml: Element, type: string) => Described;

const readers: Readonly<Record<string, Reader>> = {
  ApprovalProcess: readApproval,
  CustomApplication: readApp,
  CustomLabels: readLabels,
  CustomMetadata: readCustomMetadata,
  CustomObject: readObject,
  DuplicateRule: readDuplicateRule,
  EntitlementProcess: readEntitlementProcess,
  FlexiPage: readFlexiPage,
  Flow: readFlow,
  Layout: readLayout,
  ...readersFor(['Profile', 'PermissionSet', 'PermissionSetGroup', 'MutingPermissionSet'], readAccess),
  ...readersFor(ruleFiles, readRules),
  ...readersFor(integrationTypes, readIntegration),
};

const bundles: readonly string[] = ['LightningComponentBundle', 'AuraDefinitionBundle', 'ApexPage', 'ApexComponent'];

export async function describeComponent(component: ScannedComponent): Promise<Described> {
  const { type, fullName, files } = component;
  if (!files || files.length === 0) return describedAs(type, fullName, outline([], []));
  try {
    return await read(type, fullName, files);
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).slice(0, 300);
    return describedAs(type, fullName, outline([], []), { problem });
  }
}

async function read(type: string, name: string, files: readonly ComponentFile[]): Promise<Described> {
  const meta = files.find(({ path }) => path.endsWith('-meta.xml') || path.endsWith('.design'));
  const [first] = files.filter((file) => file !== meta);
  const metaXml = (): Element => (meta?.path.endsWith('.xml') ? metadataOf(meta.bytes) : {});
  if (type === 'ApexClass' || type === 'ApexTrigger')
    return readApex(type, name, first ? textIn(first) : '', metaXml());
  if (type === 'Certificate') return readCertificate(name, metaXml(), first ? textIn(first) : null);
  if (bundles.includes(type)) {
    return readBundle(
      type,
      name,
      metaXml(),
      new Map(files.filter((file) => file !== meta).map((file) => [file.path, textIn(file)])),
    );
  }
  // Of what has a file beside its meta file (static resources, documents, e-mail templates), the meta file says what it is.
  const xml = metadataOf((meta ?? first ?? { bytes: new Uint8Array() }).bytes);
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return reader ? reader(name, xml, type) : readSettings(type, name, xml);
}

function textIn({ bytes }: ComponentFile): string {
  return new TextDecoder().decode(bytes);
}

function readersFor(
  types: readonly string[],
  reader: (type: string, name: string, xml: Element) => Described,
): Record<string, Reader> {
  return Object.fromEntries(
    types.map((type) => [type, (name: string, xml: Element): Described => reader(type, name, xml)]),
  );
}
