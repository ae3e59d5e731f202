// A passkey made or shown by the browser, in the browser's own JSON (WebAuthn section 5.1.8).

import { answerOf, client } from './client.ts';
import type { operations } from './schema.ts';

/** Errors: ApiProblem (such as a page that was opened by an IP address); what the browser or the person refused. */
export async function shownPasskey() {
  const options = await answerOf(client.POST('/api/session/passkey/options'));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return jsonOf(await navigator.credentials.get({ publicKey })) as ShownPasskey;
}

export async function madePasskey() {
  const options = await answerOf(client.POST('/api/account/passkeys/options'));
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return jsonOf(await navigator.credentials.create({ publicKey })) as MadePasskey;
}

type BodyOf<Name extends 'account.signInByPasskey' | 'passkey.add'> =
  operations[Name]['requestBody']['content']['application/json'];
type ShownPasskey = BodyOf<'account.signInByPasskey'>['passkey'];
type MadePasskey = BodyOf<'passkey.add'>['passkey'];

function jsonOf(credential: Credential | null): unknown {
  return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
}
