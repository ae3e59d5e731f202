// The files of a retrieved zip, and a client app out of its XML.

import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import type { AppKind } from '../../domain/client-app/client-app.ts';
import { fieldsOf, textField } from './json-fields.ts';
import { xmlRoot } from './xml.ts';

/** An app's file has a few KB, its certificate at most 4; what claims more is not unpacked. */
const largestFileBytes = 200_000;
/** All apps of an org take far less. A zip of 15 MB could name a thousand times as much, and one file many times over. */
const largestTotalBytes = 20_000_000;
/** A retrieve returns at most 10,000 files. */
const mostEntries = 20_000;

/** A metadata type whose component holds the certificate of a client app. */
export interface AppType {
  name: string;
  suffix: string;
  /** Null where the certificate is not shown. A text says what is wrong with the file. */
  read(file: AppFile): AppContent | string | null;
}

export const connectedApp: AppType = { name: 'ConnectedApp', suffix: '.connectedApp', read: readConnectedApp };
export const externalClientApp: AppType = {
  name: 'ExtlClntAppGlobalOauthSettings',
  suffix: '.ecaGlblOauth',
  read: readExternalClientApp,
};

interface AppFile {
  /** In the zip, without folders and suffix; Salesforce percent-encodes what a file name cannot hold. */
  fullName: string;
  xml: string;
}

/** Null when the bytes are no zip, or one that nobody has an honest reason to send. */
export function appFiles(zip: Uint8Array, { suffix }: AppType): AppFile[] | null {
  let entries = 0;
  let total = 0;
  const isWanted = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    entries += 1;
    const bytes = Math.max(size, originalSize);
    if (entries > mostEntries) throw new RangeError('too many files');
    if (!name.endsWith(suffix) || bytes > largestFileBytes) return false;
    total += bytes;
    if (total > largestTotalBytes) throw new RangeError('too much in it');
    return true;
  };
  try {
    const files = unzipSync(zip, { filter: isWanted });
    return Object.entries(files).map(([path, bytes]) => ({
      fullName: fullNameOf(path, suffix),
      xml: withoutSecret(strFromU8(bytes)),
    }));
  } catch {
    // fflate throws on what is no zip, and the filter on what is too much; the caller reports it.
    return null;
  }
}

/** A retrieve can bring the consumer secret along, which nothing here needs: it goes no further than this. */
function withoutSecret(xml: string): string {
  return xml.replace(/<consumerSecret>[^<]*<\/consumerSecret>/g, '');
}

/** `unpackaged/connectedApps/My_App.connectedApp` to `My_App`. */
export function fullNameOf(path: string, suffix: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  return bare.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    const bytes = Buffer.from(encoded.replaceAll('%', ''), 'hex');
    return bytes.toString('utf8');
  });
}

interface AppContent {
  kind: AppKind;
  label: string;
  consumerKey: string | null;
  certificateDer: Uint8Array | null;
  isAdminApprovedOnly: boolean | null;
}

function readConnectedApp({ fullName, xml }: AppFile): AppContent | string {
  const app = xmlRoot(xml, connectedApp.name);
  if (app === null) return 'its file is not the XML of a Connected App';
  const oauth = fieldsOf(app.oauthConfig);
  const certificate = textField(oauth, 'certificate');
  const certificateDer = certificate === null ? null : derOf(certificate);
  if (certificate !== null && certificateDer === null) return 'its certificate is not base64 of a DER certificate';
  const isAdminApproved = textField(oauth, 'isAdminApproved');
  return {
    kind: 'connected-app',
    label: textField(app, 'label') ?? fullName,
    consumerKey: textField(oauth, 'consumerKey'),
    certificateDer,
    isAdminApprovedOnly: isAdminApproved === null ? null : isAdminApproved === 'true',
  };
}

function readExternalClientApp({ fullName, xml }: AppFile): AppContent | string | null {
  const oauth = xmlRoot(xml, externalClientApp.name);
  if (oauth === null) return 'its file is not the XML of the settings of an External Client App';
  const certificate = textField(oauth, 'certificate');
  if (certificate === null) return null;
  const certificateDer = derOf(certificate);
  if (certificateDer === null) return 'its certificate is not base64 of a DER certificate';
  return {
    kind: 'external-client-app',
    // Its own label names the settings, not the app.
    label: textField(oauth, 'externalClientApplication') ?? fullName,
    consumerKey: textField(oauth, 'consumerKey'),
    certificateDer,
    isAdminApprovedOnly: null,
  };
}

/** Salesforce writes one line without BEGIN and END; what an admin pasted may have both. */
function derOf(text: string): Uint8Array | null {
  const base64 = text.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const der = Buffer.from(base64, 'base64');
  // X.690: a certificate is a SEQUENCE, and longer than 127 bytes.
  return der[0] === 0x30 && der.length > 127 ? new Uint8Array(der) : null;
}
