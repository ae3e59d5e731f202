// POST /services/Soap/m/NN.0: the SOAP Metadata API. Reads the envelope, checks the session, calls the operation, and
// writes the answer; every refusal becomes a fault with HTTP 500, as Salesforce sends it.

import type { Exchange, Reply } from '../exchange.ts';
import { findKind } from '../generated/catalog.ts';
import { childrenIn } from '../generated/children.ts';
import { recordOf } from '../generated/files.ts';
import { describeKinds, listGenerated } from '../generated/inventory.ts';
import { isBroken, isVendors, UNEXPECTED } from '../generated/package.ts';
import type { DeployOptions } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import { ApiRefusal } from '../rest/api-refusal.ts';
import { authorize, type Caller, requestsUsed, usageHeader } from '../rest/authorize.ts';
import { type Sight, sightOf } from './app-contents.ts';
import { type Component, componentsOf, fileProperties } from './components.ts';
import { cancelDeploy, deployValidated, startDeploy } from './deploy.ts';
import { deployStatus } from './deploy-status.ts';
import { requireMetadataAccess } from './permission.ts';
import { retrieveStatus, startRetrieve } from './retrieve.ts';
import { answerRetrieve, askRetrieve } from './retrieve-generated.ts';
import { soapAnswer, soapFault, Written } from './soap-envelope.ts';
import { isFolderType, METADATA_TYPES } from './types.ts';
import { asList, asNode, asText, isTrue, readXml, writeXml, type XmlNode, type XmlValue } from './xml.ts';

/** The value of each `result`, or the results as they are written. */
type Operation = (exchange: Exchange, caller: Caller, input: XmlNode) => XmlValue | Written;

const MAX_LIST_QUERIES = 3;
const MAX_READ_NAMES = 10;

export async function answerSoap(exchange: Exchange): Promise<Reply> {
  try {
    const { operation, input, sessionId } = readEnvelope(await exchange.request.text());
    const run = OPERATIONS[operation];
    const caller = authorize(exchange.state, exchange.org, sessionId, 'API');
    requireMetadataAccess(caller);
    if (run === undefined) {
      const message = `No operation available for request ${operation}. This simulator does not have it.`;
      throw new ApiRefusal(500, 'INVALID_OPERATION', message);
    }
    const result = run(exchange, caller, input);
    const name = `${operation}Response`;
    const xml = result instanceof Written ? `<${name}>${result.xml}</${name}>` : writeXml(name, { result });
    const { org } = exchange;
    return withUsage(exchange, soapAnswer(xml, { used: requestsUsed(org), limit: org.settings.apiRequestLimit }));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return error.status === 401 ? soapFault(error) : withUsage(exchange, soapFault(error));
  }
}

function withUsage({ org }: Exchange, reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, ...usageHeader(org) } };
}

const OPERATIONS: Record<string, Operation> = {
  describeMetadata: ({ org }) => ({
    metadataObjects: org.generated === null ? describeOwnTypes() : describeKinds(),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  }),

  listMetadata: ({ org }, _caller, input) => {
    const queries = asList(input.queries).map(asNode);
    if (queries.length > MAX_LIST_QUERIES) {
      throw new ApiRefusal(500, 'LIMIT_EXCEEDED', `Maximum number of list metadata queries is ${MAX_LIST_QUERIES}`);
    }
    // One type that the org does not have loses the answers of all.
    const types = queries.map(({ type }) => requireType(org, asText(type)));
    const own = componentsOf(org)
      .filter(({ type }) => types.includes(type.xmlName))
      .map((component) => fileProperties(component));
    if (org.generated === null) return own;
    const generated = queries.map((query) => listGenerated(org.generated, query)).join('');
    return new Written(`${writeXml('result', own)}${generated}`);
  },

  readMetadata: ({ org }, { user }, input) => {
    const names = asList(input.fullNames).map(String);
    if (names.length > MAX_READ_NAMES) {
      throw new ApiRefusal(
        500,
        'LIMIT_EXCEEDED',
        `record limit reached. cannot submit more than ${MAX_READ_NAMES} records in this operation`,
      );
    }
    const wanted = requireType(org, asText(input.type));
    const found = componentsOf(org).filter(({ type, isPackaged }) => type.xmlName === wanted && !isPackaged);
    const sight = sightOf(org, user);
    return {
      records: names.map((name) => {
        const own = found.find(({ fullName }) => fullName === name);
        return own === undefined ? readGenerated(org, wanted, name, sight) : readRecord(own, sight);
      }),
    };
  },

  retrieve: ({ org, state }, caller, input) => {
    // The WSDL's name is retrieveRequest; jsforce sends request, and Salesforce takes it.
    const request = asNode(input.retrieveRequest ?? input.request);
    const start = org.generated === null ? startRetrieve : askRetrieve;
    const id = start(org, caller, request, state.random);
    return { done: false, id, state: 'Queued' };
  },

  checkRetrieveStatus: ({ org }, _caller, input) => {
    const id = asText(input.asyncProcessId) ?? asText(input.id) ?? '';
    const asked = org.retrievesAsked.get(id);
    if (org.generated !== null && asked !== undefined) {
      return answerRetrieve(org, org.generated, id, asked, asText(input.includeZip) !== 'false');
    }
    const retrieved = org.retrieves.get(id);
    if (retrieved === undefined) throw invalidId(id);
    return retrieveStatus(id, retrieved);
  },

  deploy: ({ org, state }, caller, input) => {
    const zip = Buffer.from(asText(input.ZipFile) ?? '', 'base64');
    const options = readDeployOptions(asNode(input.DeployOptions));
    return { done: false, id: startDeploy(state, org, caller, { zip, options }).id, state: 'Queued' };
  },

  cancelDeploy: ({ org, state }, caller, input) => {
    const id = asText(input.String) ?? asText(input.asyncProcessId) ?? asText(input.id) ?? '';
    const deployed = cancelDeploy(state, org, caller, id);
    if (deployed === undefined) throw invalidId(id);
    return { done: deployed.endedAt !== null, id };
  },

  deployRecentValidation: ({ org, state }, caller, input) => {
    const id = asText(input.validationId) ?? '';
    const deployed = deployValidated(state, org, caller, id);
    if (deployed === undefined) throw invalidId(id);
    return deployed.id;
  },

  checkDeployStatus: ({ org }, _caller, input) => {
    const id = asText(input.asyncProcessId) ?? asText(input.id) ?? '';
    const deployed = org.deploys.get(id);
    if (deployed === undefined) throw invalidId(id);
    return { ...deployStatus(deployed, asText(input.includeDetails) !== 'false') };
  },
};

/** What is not said is false: in a production org a deploy must say that it rolls back. */
function readDeployOptions(options: XmlNode): DeployOptions {
  const level = asText(options.testLevel) ?? 'NoTestRun';
  return {
    checkOnly: isTrue(options.checkOnly),
    rollbackOnError: isTrue(options.rollbackOnError),
    ignoreWarnings: isTrue(options.ignoreWarnings),
    allowMissingFiles: isTrue(options.allowMissingFiles),
    runTests: level !== 'NoTestRun',
  };
}

/** An org answers nil for each name that it does not have, so that there are as many records as names. */
function readGenerated({ generated, settings }: Org, type: string, name: string, sight: Sight): XmlValue {
  const kind = findKind(type);
  const found = kind === undefined ? undefined : generated?.find(kind, name);
  if (generated === null || found === undefined || isVendors(found)) return { '@xsi:nil': 'true' };
  if (isBroken(found, settings.brokenComponents)) throw new ApiRefusal(500, 'UNKNOWN_EXCEPTION', UNEXPECTED);
  const surroundings = { members: null, showsSecrets: sight.consumerSecret };
  return recordOf(generated, found, childrenIn(generated, found), surroundings);
}

function readRecord(component: Component, sight: Sight): XmlValue {
  const { type, fullName, file, content } = component;
  const encoded = file === undefined ? {} : { content: Buffer.from(file).toString('base64') };
  return { '@xsi:type': type.xmlName, fullName, ...encoded, ...content(sight) };
}

/** The types of an org without generated components. */
function describeOwnTypes(): XmlValue[] {
  return METADATA_TYPES.map(({ xmlName, directoryName, suffix, inFolder, hasMetaFile }) => ({
    directoryName,
    inFolder,
    metaFile: hasMetaFile,
    ...(suffix === '' ? {} : { suffix }),
    xmlName,
  }));
}

/** The name itself. Throws where the org has no such type. */
function requireType({ generated }: Org, name = ''): string {
  const isKnown = METADATA_TYPES.some(({ xmlName }) => xmlName === name) || isFolderType(name);
  if (isKnown || (generated !== null && findKind(name) !== undefined)) return name;
  const message = `Unknown type:${name}. This simulator does not have more types than describeMetadata names.`;
  throw new ApiRefusal(500, 'INVALID_TYPE', message);
}

function invalidId(id: string): ApiRefusal {
  return new ApiRefusal(500, 'INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
}

function readEnvelope(text: string): { operation: string; input: XmlNode; sessionId: string | null } {
  const document = readXml(text);
  const [operation] = Object.entries(asNode(document?.node.Body));
  if (document?.name !== 'Envelope' || operation === undefined) {
    throw new ApiRefusal(500, 'UNKNOWN_EXCEPTION', 'the request is not a SOAP envelope with one operation');
  }
  const session = asText(asNode(asNode(document.node.Header).SessionHeader).sessionId) ?? null;
  return { operation: operation[0], input: asNode(operation[1]), sessionId: session };
}
