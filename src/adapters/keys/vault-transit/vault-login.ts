// A token of Vault or OpenBao: one that somebody gave, in a file or by the environment, or one for what proves who we are: the secret of
// an AppRole, or the token that Kubernetes mounts for the process. It is fetched anew before it ends; nothing is renewed or revoked.

import { secondMs } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { fieldsOf, listOf, textField } from '../../salesforce/json-fields.ts';
import { answeredFields, strangeAnswer } from '../service/answers.ts';
import { jsonRequest, send } from '../service/ask.ts';
import { type KeptLogin, keptLogin, type ObtainedLogin } from '../service/kept-login.ts';
import { loginFault, type ServiceParts } from '../service/login.ts';
import { readMountedFile, readSecretFile } from '../service/secret-file.ts';

/** An agent writes the next token into the file before this one ends. */
const tokenKeptMs = 30 * secondMs;
const kubernetesToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

interface Proof {
  mount: string;
  body: Readonly<Record<string, string>>;
}

/** @param base with `/v1/`. @param headers of every request, without a token. */
export function vaultLogin(
  from: ServiceParts,
  base: string,
  headers: Readonly<Record<string, string>>,
): KeptLogin<Secret<string>> {
  return keptLogin(from.clock, async () => {
    const proof = await proofIn(from);
    if (proof === null) return { value: await given(from), lifetimeMs: tokenKeptMs };
    const path = `auth/${encodeURI(from.query.get('auth-mount') ?? proof.mount)}/login`;
    return exchanged(from, jsonRequest(base, headers, { method: 'POST', path, body: proof.body }));
  });
}

async function proofIn({ query, files }: ServiceParts): Promise<Proof | null> {
  const [roleId, secretIdSource, role] = ['role-id', 'secret-id-source', 'kubernetes-role'].map((name) =>
    query.get(name),
  );
  if (role !== undefined) {
    const jwt = await readMountedFile(query.get('jwt-source') ?? kubernetesToken, files);
    return { mount: 'kubernetes', body: { role, jwt: jwt.reveal() } };
  }
  if (roleId === undefined) return null;
  // A role may be set up to ask for no secret.
  const secretId = secretIdSource === undefined ? null : await readSecretFile(secretIdSource, files);
  return { mount: 'approle', body: { role_id: roleId, ...(secretId !== null && { secret_id: secretId.reveal() }) } };
}

async function given({ query, files, environment }: ServiceParts): Promise<Secret<string>> {
  const source = query.get('token-source');
  if (source !== undefined) return readSecretFile(source, files);
  const { VAULT_TOKEN: token = '' } = environment;
  if (token === '') throw new KeyProviderFault('secretUnreadable', 'neither token-source nor VAULT_TOKEN is set');
  return new Secret(token);
}

async function exchanged(
  { transport, clock }: ServiceParts,
  request: ReturnType<typeof jsonRequest>,
): Promise<ObtainedLogin<Secret<string>>> {
  const response = await send(transport, request);
  const answer = answeredFields(response);
  if (response.status !== 200) throw sealedFault(listOf(answer.errors)) ?? loginFault(response, clock, 'login');
  const auth = fieldsOf(answer.auth);
  const token = textField(auth, 'client_token');
  if (token === null) throw strangeAnswer('client_token');
  return { value: new Secret(token), lifetimeMs: Number(auth.lease_duration) * secondMs || tokenKeptMs };
}

/** Null: that is not what it says. */
export function sealedFault(errors: readonly unknown[]): KeyProviderFault | null {
  const isSealed = errors.some((one) => typeof one === 'string' && /Vault is sealed/i.test(one));
  return isSealed ? new KeyProviderFault('sealed', 'Vault is sealed') : null;
}
