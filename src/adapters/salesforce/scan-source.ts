// The metadata of an org for scans, over SOAP: types, lists, files. What listMetadata leaves empty is read by its own way.

import { mapRead, type OrgRead, type VersionedSession } from '../../domain/org/org.ts';
import type { Clock, HttpResponse, Transport } from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import type { ListedComponent } from '../../domain/scan/component.ts';
import {
  type ApiUsage,
  type DescribedType,
  type ListQuery,
  type MetadataSource,
  type RetrievedFiles,
  wholeFailed,
} from '../../domain/scan/metadata-source.ts';
import { failedRead } from './api-refusal.ts';
import { fullNameOf } from './client-app-files.ts';
import { type Fields, instantField, textField } from './json-fields.ts';
import { judgeEachResult, judgeRecords } from './large-answers.ts';
import { metadataFiles, packagePath } from './metadata-zip.ts';
import { createOrgReader } from './org-reader.ts';
import { queryAll } from './query.ts';
import { retrieveOnce } from './retrieve.ts';
import { withoutSecrets } from './scan-secrets.ts';
import { callSoap, callSoapJudged } from './soap-client.ts';
import { standardValueSets } from './standard-value-sets.ts';
import { elements, escapeXml } from './xml.ts';

interface SourceParts {
  transport: Transport;
  clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
}

/** The list of the fields of a large org has tens of megabytes. */
const largestListBytes = 80_000_000;

export function createScanSource({ transport, clock }: SourceParts): MetadataSource {
  return {
    async open(session, heard) {
      const counted: Transport = {
        async send(request, signal) {
          let usage: ApiUsage | null = null;
          try {
            const answer = await transport.send(request, signal);
            usage = usageOf(answer);
            return answer;
          } finally {
            heard(usage);
          }
        },
      };
      return {
        async usage(signal) {
          const read = await createOrgReader({ transport: counted }).limits(session, signal);
          return mapRead(read, ({ dailyMaximum, dailyRemaining }) => ({
            type: 'read',
            value: { used: dailyMaximum - dailyRemaining, maximum: dailyMaximum },
          }));
        },
        describe: (signal) => describe(counted, session, signal),
        list: (queries, signal) => list({ transport: counted, clock }, session, queries, signal),
        read: (components, signal) => readByName(counted, session, components, signal),
        async retrieve(keys, signal) {
          const members = [...Map.groupBy(keys, ({ type }) => type)].map(([type, some]) => ({
            type,
            names: some.map(({ fullName }) => fullName),
          }));
          const read = await retrieveOnce({ transport: counted, clock }, session, members, signal);
          return mapRead(read, ({ zips, problems }) => unpacked(zips, problems));
        },
      };
    },
  };
}

function usageOf({ headers, body }: HttpResponse): ApiUsage | null {
  const head = () => Buffer.from(body.subarray(0, headBytes)).toString('latin1');
  const [, used, maximum] =
    /api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '') ?? limitInfo.exec(head()) ?? [];
  return used === undefined || maximum === undefined ? null : { used: Number(used), maximum: Number(maximum) };
}

/** Over SOAP the limits stand in the envelope. */
const limitInfo =
  /<(?:\w+:)?limitInfo>\s*<(?:\w+:)?current>(\d+)<\/(?:\w+:)?current>\s*<(?:\w+:)?limit>(\d+)<\/(?:\w+:)?limit>\s*<(?:\w+:)?type>API REQUESTS</;
const headBytes = 4_000;

async function describe(
  transport: Transport,
  session: VersionedSession,
  signal?: AbortSignal,
): Promise<OrgRead<DescribedType[]>> {
  const parameters = `<asOfVersion>${session.apiVersion}</asOfVersion>`;
  const read = await callSoap(transport, session, { operation: 'describeMetadata', parameters }, signal);
  return mapRead(read, ([result = {}]) => ({
    type: 'read',
    value: elements(result, 'metadataObjects').flatMap((one) => describedType(one) ?? []),
  }));
}

function describedType(one: Fields): DescribedType | null {
  const name = textField(one, 'xmlName');
  const children = [one.childXmlNames].flat().filter((child): child is string => typeof child === 'string');
  return name === null
    ? null
    : { name, isInFolder: one.inFolder === 'true', children: children.filter((child) => child !== '') };
}

async function list(
  parts: SourceParts,
  session: VersionedSession,
  queries: readonly ListQuery[],
  signal?: AbortSignal,
): Promise<OrgRead<ListedComponent[]>> {
  const [only] = queries;
  if (queries.length === 1 && only?.type === 'StandardValueSet') return listValueSets(parts, session, signal);
  if (queries.length === 1 && only?.type === 'BotVersion') return listBotVersions(parts.transport, session, signal);
  const asked = queries
    .map(({ type, folder }) => {
      const inFolder = folder === null ? '' : `<folder>${escapeXml(folder)}</folder>`;
      return `<queries>${inFolder}<type>${escapeXml(type)}</type></queries>`;
    })
    .join('');
  const parameters = `${asked}<asOfVersion>${session.apiVersion}</asOfVersion>`;
  const call = { operation: 'listMetadata', parameters, maximumBytes: largestListBytes };
  const texts = new Texts();
  const judge = (answer: HttpResponse, operation: string) =>
    judgeEachResult(answer, operation, (entry) => listed(entry, texts));
  return callSoapJudged(parts.transport, session, call, judge, signal);
}

/** What is read is cut out of texts of 64 KB, which would be held by it; names of people stand in every entry. */
class Texts {
  readonly #known = new Map<string, string>();

  once(text: string | null): string | null {
    if (text === null) return null;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = this.own(text);
    this.#known.set(own, own);
    return own;
  }

  /** V8 cuts from what it has joined just now. */
  own(text: string): string {
    return ` ${text}`.slice(1);
  }
}

function readRecords(
  transport: Transport,
  session: VersionedSession,
  type: string,
  fullNames: readonly string[],
  signal?: AbortSignal,
): Promise<OrgRead<Map<string, Buffer>>> {
  const names = fullNames.map((fullName) => `<fullNames>${escapeXml(fullName)}</fullNames>`).join('');
  const call = {
    operation: 'readMetadata',
    parameters: `<type>${escapeXml(type)}</type>${names}`,
    maximumBytes: largestListBytes,
  };
  return callSoapJudged(transport, session, call, judgeRecords, signal);
}

/** As files of the same look as a retrieve's. */
async function readByName(
  transport: Transport,
  session: VersionedSession,
  components: readonly ListedComponent[],
  signal?: AbortSignal,
): Promise<OrgRead<RetrievedFiles>> {
  const type = components[0]?.type ?? '';
  const fullNames = components.map(({ fullName }) => fullName);
  return mapRead(await readRecords(transport, session, type, fullNames, signal), (records) => ({
    type: 'read',
    value: {
      files: components.flatMap(({ fullName, fileName }) => {
        const record = records.get(fullName);
        if (record === undefined) return [];
        const head = `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">`;
        const bytes = new Uint8Array(Buffer.concat([Buffer.from(head), record, Buffer.from(`</${type}>\n`)]));
        return [withoutSecrets({ path: fileName, bytes })];
      }),
      problems: [],
    },
  }));
}

/** What was never changed has the date 1970. */
const firstBelieved = Date.UTC(2000, 0, 1);

function listed(entry: Fields, texts: Texts): ListedComponent | null {
  const { fullName, type, fileName } = entry;
  if (typeof fullName !== 'string' || typeof type !== 'string' || fullName === '' || type === '') return null;
  const dated = (field: string) => {
    const at = instantField(entry, field);
    return at === null || at < firstBelieved ? null : at;
  };
  const id = textField(entry, 'id');
  return {
    type: texts.once(type) ?? type,
    fullName: texts.own(fullName),
    namespace: texts.once(textField(entry, 'namespacePrefix')),
    // Children have that of their parent.
    fileName: typeof fileName === 'string' ? (texts.once(packagePath(fileName)) ?? '') : '',
    id: id && texts.own(id),
    createdBy: texts.once(textField(entry, 'createdByName')),
    createdAt: dated('createdDate'),
    lastModifiedBy: texts.once(textField(entry, 'lastModifiedByName')),
    lastModifiedAt: dated('lastModifiedDate'),
  };
}

const recordsAtOnce = 10;
const callsAtOnce = 4;

/**
 * Nobody lists them: those of the documentation are asked for by name, and those that the org returns are there. Read they come at
 * once, of a retrieve after seconds; a retrieve passes over names that an org refuses to read.
 */
async function listValueSets(
  parts: SourceParts,
  session: VersionedSession,
  signal?: AbortSignal,
): Promise<OrgRead<ListedComponent[]>> {
  const type = 'StandardValueSet';
  const found: string[] = [];
  const portion = recordsAtOnce * callsAtOnce;
  for (let from = 0; from < standardValueSets.length; from += portion) {
    const reads = await Promise.all(
      Array.from({ length: callsAtOnce }, (_, call) => {
        const first = from + call * recordsAtOnce;
        return standardValueSets.slice(first, first + recordsAtOnce);
      })
        .filter((names) => names.length > 0)
        .map((names) => readRecords(parts.transport, session, type, names, signal)),
    );
    for (const read of reads) {
      if (read.type === 'noAnswer' || read.type === 'sessionRefused') return read;
      if (read.type !== 'read') return retrieveValueSets(parts, session, signal);
      found.push(...read.value.keys());
    }
  }
  return {
    type: 'read',
    value: found.map((name) => undated(type, name, `standardValueSets/${name}.standardValueSet`)),
  };
}

async function retrieveValueSets(
  parts: SourceParts,
  session: VersionedSession,
  signal?: AbortSignal,
): Promise<OrgRead<ListedComponent[]>> {
  const read = await retrieveOnce(parts, session, [{ type: 'StandardValueSet', names: standardValueSets }], signal);
  return mapRead(read, ({ zips }) => ({
    type: 'read',
    value: zips
      .flatMap((zip) => metadataFiles(zip) ?? [])
      .map(({ path }) => undated('StandardValueSet', fullNameOf(path, '.standardValueSet'), path)),
  }));
}

/** listMetadata answers nothing for them; their records name the bot. */
async function listBotVersions(
  transport: Transport,
  session: VersionedSession,
  signal?: AbortSignal,
): Promise<OrgRead<ListedComponent[]>> {
  const permission = 'View Setup and Configuration';
  const bots = await queryAll(
    transport,
    session,
    { soql: 'SELECT Id, DeveloperName FROM BotDefinition', permission },
    signal,
  );
  if (bots.type !== 'read') return bots;
  const names = new Map(bots.value.map((bot) => [textField(bot, 'Id'), textField(bot, 'DeveloperName')]));
  const soql = 'SELECT BotDefinitionId, DeveloperName FROM BotVersion';
  const versions = await queryAll(transport, session, { soql, permission }, signal);
  return mapRead(versions, (found) => ({
    type: 'read',
    value: found.flatMap((version) => {
      const bot = names.get(textField(version, 'BotDefinitionId'));
      const name = textField(version, 'DeveloperName');
      return bot && name ? [undated('BotVersion', `${bot}.${name}`, `bots/${bot}.bot`)] : [];
    }),
  }));
}

function undated(type: string, fullName: string, fileName: string): ListedComponent {
  const nobody = { createdBy: null, createdAt: null, lastModifiedBy: null, lastModifiedAt: null };
  return { type, fullName, fileName, namespace: null, id: null, ...nobody };
}

function unpacked(zips: readonly Uint8Array[], problems: RetrievedFiles['problems']): OrgRead<RetrievedFiles> {
  const files = zips.map(metadataFiles);
  if (files.includes(null)) {
    return failedRead(said('zipUnreadable'), 200, wholeFailed);
  }
  return { type: 'read', value: { files: files.flatMap((some) => some ?? []), problems } };
}
