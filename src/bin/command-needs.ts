// What acts need when a command performs them: each part opened, and its code loaded, when it is first used.

import { systemFiles } from '../adapters/system/files.ts';

import type { EveryNeed, NoticeContext } from '../operations/context.ts';
import { runbookPrinter } from '../text/rotation/runbook-page.ts';
import { findingPrinter } from '../text/watch/finding-words.ts';
import { typedThere } from './called-as.ts';
import type { Composed } from './compose.ts';
import type { Configuration, Environment } from './configuration.ts';
import { keyFileParts } from './key-file-parts.ts';
import { lazyMethods } from './lazy-methods.ts';
import { lazyVault } from './lazy-vault.ts';

export function commandNeeds(
  { context, store, vault }: Composed,
  configuration: Configuration,
  environment: Environment,
  notices: () => Promise<NoticeContext>,
): EveryNeed {
  const parts = () => import('./vault-parts.ts');
  const present = async () => (await parts()).configuredProvider(configuration, environment);
  const { actor } = context;
  return {
    ...context,
    files: systemFiles,
    mayExport: configuration.mayExport,
    defaultContacts: configuration.notices.contacts,
    runbooks: runbookPrinter(typedThere(environment, configuration)),
    notices,
    tokens: lazyMethods(async () => {
      const { TokenSource } = await import('../operations/token/steps/token-source.ts');
      return new TokenSource(context);
    }),
    leafReader: lazyMethods(async () =>
      (await import('../adapters/system/tls-leaf.ts')).createTlsLeafReader(configuration),
    ),
    projectReader: lazyMethods(async () => (await import('../adapters/salesforce/project-folder.ts')).projectFolder),
    findingPrinter,
    documents: lazyMethods(
      async () => (await import('../adapters/documents/write-documentation.ts')).documentationWriter,
    ),
    vault,
    backups: store,
    ...keyFileParts(configuration),
    vaultOver: (other) => lazyVault(async () => (await parts()).vaultOf(other, await present(), actor)),
    async changeTo(secret) {
      const { deviceProvider, keyFileProvider, passphraseProvider, vaultOf } = await parts();
      const wanted =
        secret === null
          ? keyFileProvider(configuration)
          : 'device' in secret
            ? await deviceProvider(secret.device, configuration, environment)
            : passphraseProvider(secret);
      return { present: await present(), wanted, vaultOf: (one) => vaultOf(store, one, actor) };
    },
  };
}
