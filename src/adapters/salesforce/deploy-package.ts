// The body of a deploy over REST: the options and a zip of one component with its package.xml.

import { strToU8, zipSync } from 'fflate';
import type { SlotPackage } from '../../domain/org/certificate-slots.ts';
import { escapeXml } from './xml.ts';

/** It stands in no base64 and no XML: a boundary that is always the same needs no chance. */
const boundary = '----latchkey-deploy-7f3c0a91';

interface PackageFile {
  /** Named in package.xml, where it is a component. */
  component?: { type: string; fullName: string };
  path: string;
  bytes: Uint8Array;
}

/** @throws where there is no certificate in it: such a package locks the app out. */
export function deployBody(
  { component, form, isCheckOnly }: SlotPackage,
  apiVersion: string,
): { contentType: string; body: Uint8Array } {
  if (!Buffer.from(form).toString('latin1').includes('<certificate>')) {
    throw new Error('a package without a certificate is never sent');
  }
  return packageBody([{ component, path: component.path, bytes: form }], { apiVersion, isCheckOnly });
}

/** For apps that live for the time of an experiment: nothing is asked of what is in it. */
export function packageBody(
  files: readonly PackageFile[],
  { apiVersion, isCheckOnly }: { apiVersion: string; isCheckOnly: boolean },
): { contentType: string; body: Uint8Array } {
  const manifest = packageXml(
    files.flatMap(({ component }) => component ?? []),
    apiVersion,
  );
  const zipped = Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]));
  // Without a time it would ask the machine's clock; Salesforce looks at none.
  const zip = zipSync({ 'package.xml': strToU8(manifest), ...zipped }, { mtime: '2026-01-01T00:00:00Z' });
  const options = {
    deployOptions: {
      checkOnly: isCheckOnly,
      rollbackOnError: true,
      singlePackage: true,
      ignoreWarnings: true,
      allowMissingFiles: false,
      autoUpdatePackage: false,
      performRetrieve: false,
      purgeOnDelete: false,
      runTests: [],
      testLevel: 'NoTestRun',
    },
  };
  const head = (name: string, type: string, file = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: ${type}\r\n\r\n`;
  const parts = [
    strToU8(`${head('json', 'application/json')}${JSON.stringify(options)}\r\n`),
    strToU8(head('file', 'application/zip', '; filename="deploy.zip"')),
    zip,
    strToU8(`\r\n--${boundary}--\r\n`),
  ];
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: new Uint8Array(Buffer.concat(parts)) };
}

/** What a package is made of, or what it takes away. */
export function packageXml(components: readonly { type: string; fullName: string }[], apiVersion: string): string {
  const types = components.map(
    ({ type, fullName }) => `<types><members>${escapeXml(fullName)}</members><name>${escapeXml(type)}</name></types>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">' +
    `${types.join('')}<version>${apiVersion}</version></Package>\n`
  );
}
