// Credentials of AWS, where its own programs look for them, in their order: environment, the token of a Kubernetes service
// account, the shared credentials file, the container's endpoint, the machine's metadata service. Of a profile only keys are
// read: what single sign-on or another program gives out is for people at a terminal.

import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { type Clock, type HttpResponse, hourMs, minuteMs, type Transport } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { answeredFields, strangeAnswer } from '../service/answers.ts';
import { faultOfStatus, type ServiceRequest, send } from '../service/ask.ts';
import { type KeptLogin, keptLogin, type ObtainedLogin } from '../service/kept-login.ts';
import { formPost, loginFault, type ServiceParts } from '../service/login.ts';
import { readMountedFile, readSecretFile } from '../service/secret-file.ts';
import { type AwsCredentials, signedRequest } from './signed-request.ts';

type Obtain = (from: ServiceParts, region: string) => Promise<ObtainedLogin<AwsCredentials>>;

/** What does not say when it ends is looked at again. */
const lookedAtAgainMs = 15 * minuteMs;

export function awsLogin(from: ServiceParts, region: string): KeptLogin<AwsCredentials> {
  return keptLogin(from.clock, async () => {
    const own = await (await sourceIn(from))(from, region);
    const roleArn = from.query.get('role-arn');
    return roleArn === undefined ? own : assumedRole(from, region, roleArn, own.value);
  });
}

async function sourceIn({ environment, files }: ServiceParts): Promise<Obtain> {
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  if (isSet('AWS_ACCESS_KEY_ID')) return fromEnvironment;
  if (isSet('AWS_WEB_IDENTITY_TOKEN_FILE')) return fromWebIdentity;
  if (isSet('AWS_PROFILE') || (await files.exists(sharedFile(environment)))) return fromFile;
  if (isSet('AWS_CONTAINER_CREDENTIALS_FULL_URI') || isSet('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'))
    return fromContainer;
  return fromMachine;
}

const fromEnvironment: Obtain = async ({ environment }) => {
  const { AWS_ACCESS_KEY_ID: id = '', AWS_SECRET_ACCESS_KEY: secret = '', AWS_SESSION_TOKEN: token = '' } = environment;
  if (secret === '') throw new KeyProviderFault('secretUnreadable', 'AWS_SECRET_ACCESS_KEY is not set');
  return { value: credentials(id, secret, token), lifetimeMs: lookedAtAgainMs };
};

/** The only request that no key signs: the token itself is the proof. */
const fromWebIdentity: Obtain = async (from, region) => {
  const { environment, files, transport } = from;
  const token = await readMountedFile(environment.AWS_WEB_IDENTITY_TOKEN_FILE ?? '', files);
  const form = roleForm('AssumeRoleWithWebIdentity', environment.AWS_ROLE_ARN ?? '', from);
  form.set('WebIdentityToken', token.reveal());
  const response = await send(transport, formPost(stsAddress(from, region), form));
  return credentialsOf('AssumeRoleWithWebIdentity', response, from);
};

/** A role that those credentials may take on, as in another account. */
async function assumedRole(
  from: ServiceParts,
  region: string,
  roleArn: string,
  own: AwsCredentials,
): Promise<ObtainedLogin<AwsCredentials>> {
  const form = roleForm('AssumeRole', roleArn, from);
  const externalId = from.query.get('external-id');
  if (externalId !== undefined) form.set('ExternalId', externalId);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const unsigned = { url: stsAddress(from, region), headers, body: form.toString(), service: 'sts', region } as const;
  const response = await send(from.transport, await signedRequest(own, unsigned, from.clock.now()));
  return credentialsOf('AssumeRole', response, from);
}

type RoleAct = 'AssumeRole' | 'AssumeRoleWithWebIdentity';

function roleForm(act: RoleAct, roleArn: string, { environment }: ServiceParts): URLSearchParams {
  const RoleSessionName = environment.AWS_ROLE_SESSION_NAME || 'latchkey';
  return new URLSearchParams({ Action: act, Version: '2011-06-15', RoleArn: roleArn, RoleSessionName });
}

function stsAddress({ environment }: ServiceParts, region: string): string {
  return environment.AWS_ENDPOINT_URL_STS ?? `https://sts.${region}.${awsDomain(region)}/`;
}

function credentialsOf(act: RoleAct, response: HttpResponse, { clock }: ServiceParts): ObtainedLogin<AwsCredentials> {
  const answer = xmlFields(response);
  if (response.status !== 200) {
    const error = fieldsOf(fieldsOf(answer.ErrorResponse).Error);
    throw loginFault(response, clock, textField(error, 'Code'));
  }
  const result = fieldsOf(fieldsOf(answer[`${act}Response`])[`${act}Result`]);
  return dated(fieldsOf(result.Credentials), 'SessionToken', clock);
}

const fromFile: Obtain = async ({ environment, files }) => {
  const path = sharedFile(environment);
  const profile = environment.AWS_PROFILE || 'default';
  const found = profileIn((await readSecretFile(path, files)).reveal(), profile);
  const { aws_access_key_id: id = '', aws_secret_access_key: secret = '', aws_session_token: token = '' } = found;
  if (id === '' || secret === '')
    throw new KeyProviderFault('secretUnreadable', `${path}: no keys of the profile ${profile}`);
  return { value: credentials(id, secret, token), lifetimeMs: lookedAtAgainMs };
};

function sharedFile({
  AWS_SHARED_CREDENTIALS_FILE: file = '',
  HOME: home = '/',
}: ProviderParts['environment']): string {
  return file === '' ? join(home, '.aws', 'credentials') : file;
}

const fromContainer: Obtain = async ({ environment, files, clock, local }) => {
  const { AWS_CONTAINER_CREDENTIALS_FULL_URI: full = '', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative = '' } =
    environment;
  const file = environment.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE ?? '';
  const token =
    file === '' ? (environment.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '') : (await readMountedFile(file, files)).reveal();
  const answer = await told(local, clock, {
    method: 'GET',
    url: relative === '' ? full : `http://169.254.170.2${relative}`,
    headers: token === '' ? {} : { authorization: token },
  });
  return dated(answeredFields(answer), 'Token', clock);
};

/** IMDSv2: with a session of its own, since version 1 can be asked through any open proxy. */
const fromMachine: Obtain = async ({ environment, clock, local }) => {
  const base = `${environment.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? 'http://169.254.169.254'}/latest`;
  const session = await told(local, clock, {
    method: 'PUT',
    url: `${base}/api/token`,
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
  });
  const headers = { 'x-aws-ec2-metadata-token': Buffer.from(session.body).toString() };
  const roles = `${base}/meta-data/iam/security-credentials/`;
  const role = await told(local, clock, { method: 'GET', url: roles, headers });
  const [name = ''] = Buffer.from(role.body).toString().split('\n');
  const answer = await told(local, clock, { method: 'GET', url: `${roles}${encodeURIComponent(name)}`, headers });
  return dated(answeredFields(answer), 'Token', clock);
};

async function told(transport: Transport, clock: Clock, request: ServiceRequest): Promise<HttpResponse> {
  const response = await send(transport, request);
  if (response.status !== 200) throw faultOfStatus(response, clock.now(), 'noCredentials');
  return response;
}

function dated(fields: Fields, tokenName: string, clock: Clock): ObtainedLogin<AwsCredentials> {
  const id = textField(fields, 'AccessKeyId');
  const secret = textField(fields, 'SecretAccessKey');
  if (id === null || secret === null) throw strangeAnswer('credentials');
  const until = Date.parse(textField(fields, 'Expiration') ?? '');
  const lifetimeMs = Number.isNaN(until) ? hourMs : Math.max(0, until - clock.now());
  return { value: credentials(id, secret, textField(fields, tokenName) ?? ''), lifetimeMs };
}

function credentials(accessKeyId: string, secretAccessKey: string, sessionToken: string): AwsCredentials {
  const token = sessionToken === '' ? null : new Secret(sessionToken);
  return { accessKeyId, secretAccessKey: new Secret(secretAccessKey), sessionToken: token };
}

/** One section of an INI file. */
function profileIn(text: string, profile: string): Record<string, string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const begin = lines.indexOf(`[${profile}]`);
  const rest = begin === -1 ? [] : lines.slice(begin + 1);
  const end = rest.findIndex((line) => line.startsWith('['));
  const pairs = (end === -1 ? rest : rest.slice(0, end)).map((line) => /^(\w+)\s*=\s*(.*)$/.exec(line));
  return Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1], pair[2]]])));
}

function xmlFields({ body }: HttpResponse): Fields {
  try {
    return fieldsOf(new XMLParser({ parseTagValue: false }).parse(Buffer.from(body).toString()));
  } catch {
    // A load balancer's page.
    return {};
  }
}

/** China's regions lie in a domain of their own. */
export function awsDomain(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
