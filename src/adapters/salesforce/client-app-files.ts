// The files of a retrieved zip, and a client app or a certificate out of one.

import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import type { InstalledApp } from '../../domain/org/org.ts';
import { said } from '../../domain/said.ts';
import { certificateFromFile, certificatesFromFile } from '../../formats/credential-file.ts';
import { FormatError } from '../../formats/format-error.ts';
import { encodePem } from '../../formats/pem.ts';
import { fieldsOf, textField } from './json-fields.ts';
import { xmlRoot } from './xml.ts';

/** An app's file has a few KB, its certificate at most 4; what claims more is not unpacked. */
export const largestFileBytes = 200_000;
/** All apps of an org take far less. A zip of 15 MB could name a thousand times as much, and one file many times over. */
const largestTotalBytes = 20_000_000;
/** A retrieve returns at most 10,000 files. */
const mostEntries = 20_000;

/** A metadata type whose component holds a certificate. */
export interface CertificateType<Content> {
  name: string;
  suffix: string;
  /** Null where the certificate is not shown. A text says what is wrong with the file. */
  read(file: ComponentFile): Content | string | null;
}

export const connectedApp: CertificateType<AppContent> = {
  name: 'ConnectedApp',
  suffix: '.connectedApp',
  read: readConnectedApp,
};
export const externalClientApp: CertificateType<AppContent> = {
  name: 'ExtlClntAppGlobalOauthSettings',
  suffix: '.ecaGlblOauth',
  read: readExternalClientApp,
};

/** Of Certificate and Key Management: the certificate itself; what is said of it stands in a file beside it. */
export const managedCertificate: CertificateType<{ certificateDer: Uint8Array }> = {
  name: 'Certificate',
  suffix: '.crt',
  read: ({ text }) => {
    const certificateDer = certificateIn([text]);
    return certificateDer === null || typeof certificateDer === 'string' ? certificateDer : { certificateDer };
  },
};

interface ComponentFile {
  /** In the zip, without folders and suffix; Salesforce percent-encodes what a file name cannot hold. */
  fullName: string;
  text: string;
}

export function componentFiles(zip: Uint8Array, { suffix }: { suffix: string }): ComponentFile[] | null {
  const files = unpackedFiles(zip, suffix);
  return (
    files &&
    Object.entries(files).map(([path, bytes]) => ({
      fullName: fullNameOf(path, suffix),
      text: withoutSecret(strFromU8(bytes)),
    }))
  );
}

/**
 * By path. Null when the bytes are no zip, or one that nobody has an honest reason to send. A consumer secret may be among
 * them.
 */
export function unpackedFiles(zip: Uint8Array, suffix: string): Record<string, Uint8Array> | null {
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
    return unzipSync(zip, { filter: isWanted });
  } catch {
    // fflate throws on what is no zip, and the filter on what is too much; the caller reports it.
    return null;
  }
}

/** A retrieve can bring the consumer secret along, which nothing here needs: it goes no further than this. */
export function withoutSecret(xml: string): string {
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

type AppContent = Omit<InstalledApp, 'fullName'>;

function readConnectedApp({ fullName, text }: ComponentFile): AppContent | string {
  const app = xmlRoot(text, connectedApp.name);
  if (app === null) return said('notAppXml');
  const oauth = fieldsOf(app.oauthConfig);
  const certificateDer = certificateIn([oauth.certificate].flat());
  if (typeof certificateDer === 'string') return certificateDer;
  return {
    kind: 'connected-app',
    label: textField(app, 'label') ?? fullName,
    consumerKey: textField(oauth, 'consumerKey'),
    certificateDer,
  };
}

function readExternalClientApp({ fullName, text }: ComponentFile): AppContent | string | null {
  const oauth = xmlRoot(text, externalClientApp.name);
  if (oauth === null) return said('notAppXml');
  const certificateDer = certificateIn([oauth.certificate].flat());
  if (certificateDer === null || typeof certificateDer === 'string') return certificateDer;
  return {
    kind: 'external-client-app',
    // Its own label names the settings, not the app.
    label: textField(oauth, 'externalClientApplication') ?? fullName,
    consumerKey: textField(oauth, 'consumerKey'),
    certificateDer,
  };
}

/**
 * DER of the certificate in the element, null where there is none. Salesforce writes base64 of the DER, of a file with text
 * before its BEGIN base64 of the whole; what an admin pasted may be anything. A text says what is wrong with it.
 */
function certificateIn(elements: readonly unknown[]): Uint8Array | null | string {
  const texts = elements.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  if (texts.length === 0) return null;
  try {
    const all = texts.flatMap((text) => certificatesFromFile(Buffer.from(text)).all);
    return certificateFromFile(Buffer.from(all.map((der) => encodePem('CERTIFICATE', der)).join('')));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return said('certificateUnreadable', error.problem);
  }
}
