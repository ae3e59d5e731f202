// What the certificate watch needs besides what all operations get: tokens, files, TLS handshakes. Loaded when something is
// first watched.

import { projectFolder } from '../adapters/salesforce/project-folder.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { createTlsLeafReader } from '../adapters/system/tls-leaf.ts';
import type { WatchContext } from '../operations/context.ts';
import { TokenSource } from '../operations/token/steps/token-source.ts';
import { findingPrinter } from '../text/watch/finding-words.ts';
import type { Composed } from './compose.ts';
import type { Configuration } from './configuration.ts';

export function watchContext(
  { context }: Pick<Composed, 'context'>,
  configuration: Pick<Configuration, 'allowPrivate'>,
): WatchContext {
  return {
    ...context,
    tokens: new TokenSource(context),
    files: systemFiles,
    leafReader: createTlsLeafReader(configuration),
    projectReader: projectFolder,
    findingPrinter,
  };
}
