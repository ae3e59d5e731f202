// SOAP retrieve from a generated org. It lasts some polls, as long as the org's setting says, and its files are made anew for
// each answer that carries them: nothing of them is kept.

import { findKind } from '../generated/catalog.ts';
import type { GeneratedOrg } from '../generated/generated-org.ts';
import { packFiles, propertiesOf, writeMessages } from '../generated/pack.ts';
import {
  checkPackage,
  collectGenerated,
  entriesOf,
  type Package,
  RetrieveFailed,
  versionOf,
} from '../generated/package.ts';
import { drawId } from '../orgs/identifiers.ts';
import { keepJob, type RetrieveAsked } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import type { Random } from '../ports.ts';
import type { Caller } from '../rest/authorize.ts';
import { sightOf } from './app-contents.ts';
import { type Component, componentsOf, fileProperties, writeComponent } from './components.ts';
import { Written } from './soap-envelope.ts';
import { escapeXml, writeXml, type XmlNode } from './xml.ts';

/** Answers the id under which the result waits. */
export function askRetrieve(org: Org, { user }: Caller, request: XmlNode, random: Random): string {
  const id = drawId(random, '09S');
  keepJob(org.retrievesAsked, id, {
    entries: entriesOf(request),
    version: versionOf(request),
    sight: sightOf(org, user),
    pollsLeft: org.settings.retrievePolls,
  });
  return id;
}

/** `withZip`: includeZip of the call. */
export function answerRetrieve(
  org: Org,
  generated: GeneratedOrg,
  id: string,
  asked: RetrieveAsked,
  withZip: boolean,
): Written {
  if (asked.pollsLeft > 0) {
    asked.pollsLeft--;
    const status = asked.pollsLeft === org.settings.retrievePolls - 1 ? 'Pending' : 'InProgress';
    return result(`<done>false</done><id>${id}</id><status>${status}</status><success>false</success>`);
  }
  try {
    return result(succeeded(org, generated, id, asked, withZip));
  } catch (error) {
    if (!(error instanceof RetrieveFailed)) throw error;
    const why = `<errorMessage>${escapeXml(error.message)}</errorMessage><errorStatusCode>${error.statusCode}</errorStatusCode>`;
    return result(
      `<done>true</done>${why}<id>${id}</id><status>Failed</status><success>false</success><zipFile xsi:nil="true"/>`,
    );
  }
}

function result(xml: string): Written {
  return new Written(`<result>${xml}</result>`);
}

function succeeded(
  org: Org,
  generated: GeneratedOrg,
  id: string,
  { entries, version, sight }: RetrieveAsked,
  withZip: boolean,
): string {
  const own = componentsOf(org);
  const found: Package = { files: new Map(), messages: [] };
  const ownFound = new Set<Component>();
  for (const { type, member } of entries) {
    const fitting = own.filter((one) => one.type.xmlName === type && (member === '*' || one.fullName === member));
    for (const one of fitting) ownFound.add(one);
    const isFound = collectGenerated(generated, type, member, found) || fitting.length > 0;
    if (findKind(type) === undefined)
      found.messages.push(inManifest(`Unknown type name '${type}' specified in package.xml`));
    else if (!isFound) found.messages.push(inManifest(`Entity of type '${type}' named '${member}' cannot be found`));
  }
  const readable = [...ownFound].filter(({ isPackaged }) => !isPackaged);
  for (const { type, fullName, fileName } of [...ownFound].filter(({ isPackaged }) => isPackaged)) {
    const problem = `Load of metadata from db failed for metadata of type:${type.xmlName} and file name:${fullName}.`;
    found.messages.push({ fileName: `unpackaged/${fileName}`, problem });
  }
  checkPackage(found, org.settings.brokenComponents);
  const others = {
    files: Object.assign({}, ...readable.map((one) => writeComponent(one, sight))) as Record<string, string>,
    members: readable.map(({ type, fullName }) => ({ type: type.xmlName, fullName })),
  };
  const zip = packFiles(generated, found, others, { version, showsSecrets: sight.consumerSecret });
  const ownProperties = writeXml(
    'fileProperties',
    readable.map((one) => fileProperties(one, 'unpackaged/')),
  );
  const manifest =
    '<fileName>unpackaged/package.xml</fileName><fullName>unpackaged/package.xml</fullName><type>Package</type>';
  return `<done>true</done>${propertiesOf(found)}${ownProperties}<fileProperties>${manifest}</fileProperties><id>${id}</id>${writeMessages(found.messages)}<status>Succeeded</status><success>true</success>${
    withZip
      ? `<zipFile>${Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength).toString('base64')}</zipFile>`
      : '<zipFile xsi:nil="true"/>'
  }`;
}

function inManifest(problem: string) {
  return { fileName: 'unpackaged/package.xml', problem };
}
