// The provider of single sign-on, where one is set. Its library is loaded at the first sign-in.

import { systemFiles } from '../adapters/system/files.ts';
import { invalidInput } from '../domain/errors.ts';
import type { IdentityProvider } from '../domain/people/provider.ts';
import { Secret } from '../domain/secret.ts';
import { refuseUnlessPrivate } from '../domain/vault/private-file.ts';
import type { Context } from '../operations/context.ts';
import type { Environment } from './configuration.ts';
import type { OidcConfiguration } from './oidc-settings.ts';

const largestSecretBytes = 4_096;

export function providerParts(
  settings: OidcConfiguration | null,
  environment: Environment,
  { log }: Pick<Context, 'log'>,
): IdentityProvider | null {
  if (settings === null) return null;
  const clientSecret = () => readClientSecret(settings.clientSecretFile);
  let opening: Promise<Omit<IdentityProvider, 'rights'>> | null = null;
  const open = () => {
    opening ??= (async () => {
      const [{ openIdProvider }, { createTransport }] = await Promise.all([
        import('../adapters/identity/oidc/provider.ts'),
        import('../adapters/system/transport.ts'),
      ]);
      return openIdProvider({ ...settings, clientSecret }, { transport: createTransport({ environment }), log });
    })();
    return opening;
  };
  const { issuer, rights } = settings;
  return {
    issuer,
    rights,
    addressOf: async (...given) => (await open()).addressOf(...given),
    identityOf: async (...given) => (await open()).identityOf(...given),
  };
}

/** Errors: vaultFolderOpen, foreignOwner, fileUnreadable, invalidInput when it is empty. */
export async function readClientSecret(path: string): Promise<Secret<string>> {
  refuseUnlessPrivate(path, await systemFiles.facts(path));
  const text = new TextDecoder().decode(await systemFiles.read(path, largestSecretBytes)).trim();
  if (text !== '') return new Secret(text);
  throw invalidInput('LATCHKEY_OIDC_CLIENT_SECRET_FILE', 'the file is empty', 'Put the client secret into it, alone.');
}
