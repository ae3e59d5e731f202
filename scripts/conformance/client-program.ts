// Run as a process of its own: signs in with one of Salesforce's libraries, uses the connection, prints what it saw as one
// JSON document. The libraries stand in the cache folder named by CLIENTS, out of reach of this file's own imports.

import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

interface Input {
  loginUrl: string;
  username: string;
  consumerKey: string;
  keyFile: string;
}

/** The part of jsforce's Connection that is used here; @salesforce/core's extends it. */
interface Connection {
  authorize(grant: Record<string, string>): Promise<unknown>;
  identity(): Promise<{ organization_id: string; username: string }>;
  request(url: string): Promise<{ organization_id: string; preferred_username: string }>;
  query(soql: string): Promise<{ records: { Name: string }[] }>;
  metadata: {
    describe(version: string): Promise<{ metadataObjects: { xmlName: string }[] }>;
    list(queries: { type: string }[], version: string): Promise<{ fullName: string }[]>;
    read(type: string, fullNames: string[]): Promise<{ oauthConfig: { certificate: string } }[]>;
    retrieve(request: object): {
      complete(): Promise<{ fileProperties: { fileName: string }[] | { fileName: string } }>;
    };
    deploy(zip: Buffer, options: object): { complete(details: boolean): Promise<{ status: string }> };
  };
}

const VERSION = '68.0';
const load = createRequire(join(process.env.CLIENTS ?? '', 'package.json'));
const input = JSON.parse(process.env.INPUT ?? '{}') as Input;
const isCore = process.argv[2] === 'core';
const connect = isCore ? connectWithCore : connectWithJsforce;

await connect(input).then(
  async (connection) => print(await use(connection)),
  (error: unknown) => print({ refused: String(error) }),
);

function print(seen: object): void {
  process.stdout.write(JSON.stringify(seen));
}

async function connectWithJsforce({ loginUrl, username, consumerKey, keyFile }: Input): Promise<Connection> {
  const jsforce = load('@jsforce/jsforce-node') as { Connection: new (options: object) => Connection };
  const connection = new jsforce.Connection({ loginUrl, version: VERSION });
  const claims = { iss: consumerKey, sub: username, aud: loginUrl, exp: Math.floor(Date.now() / 1000) + 120 };
  const text = [{ alg: 'RS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('RSA-SHA256', Buffer.from(text), createPrivateKey(readFileSync(keyFile)));
  await connection.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${text}.${signature.toString('base64url')}`,
  });
  return connection;
}

async function connectWithCore({ loginUrl, username, consumerKey, keyFile }: Input): Promise<Connection> {
  const core = load('@salesforce/core') as {
    AuthInfo: { create(options: object): Promise<unknown> };
    Connection: { create(options: object): Promise<Connection> };
  };
  const oauth2Options = { clientId: consumerKey, loginUrl, privateKeyFile: keyFile };
  const authInfo = await core.AuthInfo.create({ username, oauth2Options });
  return core.Connection.create({ authInfo });
}

async function use(connection: Connection): Promise<object> {
  const { organizationId, username } = await whoAmI(connection);
  const { records } = await connection.query('SELECT Id, Name FROM Organization LIMIT 1');
  const { metadataObjects } = await connection.metadata.describe(VERSION);
  const listed = await connection.metadata.list([{ type: 'ConnectedApp' }], VERSION);
  const [app] = await connection.metadata.read('ConnectedApp', ['Latchkey']);
  const types = [{ members: ['*'], name: 'ConnectedApp' }];
  const retrieving = connection.metadata.retrieve({ apiVersion: VERSION, unpackaged: { types, version: VERSION } });
  const { fileProperties } = await retrieving.complete();
  const deploying = connection.metadata.deploy(emptyPackage(), {
    checkOnly: true,
    rollbackOnError: true,
    singlePackage: true,
  });
  return {
    organizationId,
    username,
    queried: records[0]?.Name,
    describes: metadataObjects.some(({ xmlName }) => xmlName === 'ConnectedApp'),
    listed: listed.map(({ fullName }) => fullName),
    readCertificate: app?.oauthConfig.certificate,
    retrieved: [fileProperties].flat().map(({ fileName }) => fileName),
    checkedDeploy: (await deploying.complete(true)).status,
  };
}

/** A connection of @salesforce/core does not know its identity URL; it asks userinfo. */
async function whoAmI(connection: Connection): Promise<{ organizationId: string; username: string }> {
  if (isCore) {
    const userinfo = await connection.request('/services/oauth2/userinfo');
    return { organizationId: userinfo.organization_id, username: userinfo.preferred_username };
  }
  const identity = await connection.identity();
  return { organizationId: identity.organization_id, username: identity.username };
}

function emptyPackage(): Buffer {
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>${VERSION}</version></Package>`;
  return Buffer.from(zipSync({ 'package.xml': strToU8(manifest) }));
}
