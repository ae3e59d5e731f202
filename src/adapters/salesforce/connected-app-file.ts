// The files of a retrieved zip, and a Connected App out of its XML.

import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { fieldsOf, textField } from './json-fields.ts';
import { xmlRoot } from './xml.ts';

/** An app's file has a few KB, its certificate at most 4; what claims more is not unpacked. */
const largestFileBytes = 200_000;
/** All apps of an org take far less. A zip of 15 MB could name a thousand times as much, and one file many times over. */
const largestTotalBytes = 20_000_000;
/** A retrieve returns at most 10,000 files. */
const mostEntries = 20_000;
const suffix = '.connectedApp';

interface ConnectedAppFile {
  /** In the zip, without folders and suffix; Salesforce percent-encodes what a file name cannot hold. */
  fullName: string;
  xml: string;
}

/** Null when the bytes are no zip, or one that nobody has an honest reason to send. */
export function connectedAppFiles(zip: Uint8Array): ConnectedAppFile[] | null {
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
    return Object.entries(files).map(([path, bytes]) => ({ fullName: fullNameOf(path), xml: strFromU8(bytes) }));
  } catch {
    // fflate throws on what is no zip, and the filter on what is too much; the caller reports it.
    return null;
  }
}

/** `unpackaged/connectedApps/My_App.connectedApp` to `My_App`. */
export function fullNameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  return bare.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    const bytes = Buffer.from(encoded.replaceAll('%', ''), 'hex');
    return bytes.toString('utf8');
  });
}

interface ConnectedAppContent {
  label: string;
  consumerKey: string | null;
  certificateDer: Uint8Array | null;
  isAdminApprovedOnly: boolean | null;
}

/** A text instead of an app says what is wrong with the file. */
export function readConnectedApp({ fullName, xml }: ConnectedAppFile): ConnectedAppContent | string {
  const app = xmlRoot(xml, 'ConnectedApp');
  if (app === null) return 'its file is not the XML of a Connected App';
  const oauth = fieldsOf(app.oauthConfig);
  const certificate = textField(oauth, 'certificate');
  const certificateDer = certificate === null ? null : derOf(certificate);
  if (certificate !== null && certificateDer === null) return 'its certificate is not base64 of a DER certificate';
  const isAdminApproved = textField(oauth, 'isAdminApproved');
  return {
    label: textField(app, 'label') ?? fullName,
    consumerKey: textField(oauth, 'consumerKey'),
    certificateDer,
    isAdminApprovedOnly: isAdminApproved === null ? null : isAdminApproved === 'true',
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
