// What an org holds as metadata components: client apps, and the certificates of Certificate and Key Management; which
// components an app is made of, their file names, and what listMetadata and a retrieve say of them.

import type { ClientApp } from '../orgs/client-app.ts';
import type { KeptComponent } from '../orgs/kept-component.ts';
import type { ManagedCertificate, Org } from '../orgs/org.ts';
import { ADMIN_USERNAME, type OrgUser } from '../orgs/user.ts';
import { contentOf, keptFields, type Sight } from './app-contents.ts';
import { CERTIFICATE, METADATA_TYPES, type MetadataType } from './types.ts';
import { NAMESPACE, readXml, writeXmlDocument, type XmlValue } from './xml.ts';

export interface Component {
  type: MetadataType;
  fullName: string;
  fileName: string;
  id: string;
  createdAt: number;
  isPackaged: boolean;
  /** Elements in the order of the schema. */
  content(sight: Sight): { [name: string]: XmlValue };
  /** A type whose component is a file and what is said of it keeps the latter in a file beside it. */
  file?: string;
  /** What was deployed and is only kept: its files by their names in the package. */
  kept?: KeptComponent['files'];
  /** Who made it. */
  author: Pick<OrgUser, 'id' | 'displayName'>;
}

export function componentsOf(org: Org): Component[] {
  const author = org.users.get(ADMIN_USERNAME);
  if (author === undefined) throw new Error('every org has its admin');
  const ofApps = [...org.apps.values()].flatMap((app) =>
    typesOf(app).map(({ type, name: fullName }): Component => {
      const { id, createdAt, isPackaged } = app;
      const content = (sight: Sight) => contentOf(org, app, type, sight);
      return { type, fullName, fileName: fileName(type, fullName), id, createdAt, isPackaged, content, author };
    }),
  );
  return [
    ...ofApps,
    ...org.managedCertificates.flatMap((certificate) => certificateComponent(certificate, author)),
    ...[...org.kept.values()].flatMap((kept) => keptComponent(kept, author)),
  ];
}

function keptComponent({ id, type: name, fullName, createdAt, files }: KeptComponent, author: Component['author']) {
  const type = METADATA_TYPES.find(({ xmlName }) => xmlName === name);
  if (type === undefined) return [];
  const where = type.suffix === '' ? `${type.directoryName}/${fullName}` : fileName(type, fullName);
  const facts = files[`${where}-meta.xml`] ?? files[`${where}/${fullName}.js-meta.xml`] ?? files[where] ?? '';
  const content = () => keptFields(readXml(facts)?.node ?? {});
  return [{ type, fullName, fileName: where, id, createdAt, isPackaged: false, content, kept: files, author }];
}

/** One that was made without its contents is listed by the Tooling API alone. */
function certificateComponent(certificate: ManagedCertificate, author: Component['author']): Component[] {
  const { id, name: fullName, pem, isCaSigned, keyBits } = certificate;
  if (pem === null) return [];
  const content = () => ({
    caSigned: isCaSigned,
    encryptedWithPlatformEncryption: false,
    expirationDate: new Date(certificate.notAfter).toISOString(),
    keySize: keyBits,
    masterLabel: fullName,
    privateKeyExportable: true,
  });
  const where = { type: CERTIFICATE, fullName, fileName: fileName(CERTIFICATE, fullName) };
  return [{ ...where, id, createdAt: 0, isPackaged: false, content, file: pem, author }];
}

function typesOf({ parts }: ClientApp): { type: MetadataType; name: string }[] {
  return METADATA_TYPES.flatMap((type) => {
    const part = parts.get(type.xmlName);
    return part === undefined ? [] : [{ type, name: part.fullName }];
  });
}

function fileName({ directoryName, suffix }: MetadataType, fullName: string): string {
  return `${directoryName}/${fullName}.${suffix}`;
}

/** Its files by their names in the package. */
export function writeComponent(component: Component, sight: Sight): Record<string, string> {
  const { type, fileName, file, content, kept } = component;
  if (kept !== undefined) return { ...kept };
  const xml = writeXmlDocument(type.xmlName, { '@xmlns': NAMESPACE, ...content(sight) });
  return file === undefined ? { [fileName]: xml } : { [fileName]: file, [`${fileName}-meta.xml`]: xml };
}

/** The fields of listMetadata and of a retrieve's file properties. */
export function fileProperties(
  { type, fullName, fileName, id, createdAt, isPackaged, author }: Component,
  prefix = '',
): { [name: string]: XmlValue } {
  const at = new Date(Number.isFinite(createdAt) ? createdAt : 0).toISOString();
  return {
    createdById: author.id,
    createdByName: author.displayName,
    createdDate: at,
    fileName: `${prefix}${fileName}`,
    fullName,
    id,
    lastModifiedById: author.id,
    lastModifiedByName: author.displayName,
    lastModifiedDate: at,
    manageableState: isPackaged ? 'installed' : 'unmanaged',
    type: type.xmlName,
  };
}
