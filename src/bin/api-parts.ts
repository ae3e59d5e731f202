// What the API needs: everything that a command needs, the slow hash of passwords, the judge of passkeys, single sign-on.

import { join } from 'node:path';
import { DocumentationFolder } from '../adapters/documents/kept-documentations.ts';
import { argon2idHasher } from '../adapters/identity/argon2id.ts';
import { passkeyJudge } from '../adapters/identity/passkey-judge.ts';
import type { ApiParts } from '../http/api.ts';
import { SignInLimits } from '../http/people/sign-in-limits.ts';
import type { NoticeContext } from '../operations/context.ts';
import { typedThere } from './called-as.ts';
import { readCanvasSecrets } from './canvas-secrets.ts';
import { commandNeeds } from './command-needs.ts';
import type { Composed } from './compose.ts';
import type { Configuration, Environment } from './configuration.ts';
import { documentationByCommand } from './documentation-by-command.ts';
import { providerParts } from './provider-parts.ts';

interface Served {
  configuration: Configuration;
  environment: Environment;
  version: string;
  signal: AbortSignal;
}

export function apiParts(composed: Composed, notices: NoticeContext, served: Served): ApiParts {
  const { configuration, environment, version, signal } = served;
  const { clock, random } = composed.context;
  const needs = commandNeeds(composed, configuration, environment, async () => notices);
  const folder = join(configuration.dataFolder, 'documentation');
  return {
    needs: {
      ...needs,
      keptDocumentations: new DocumentationFolder({
        ...{ folder, version, clock },
        write: documentationByCommand(configuration, environment, signal),
      }),
      passwords: argon2idHasher(random),
      passkeys: passkeyJudge,
      canvasSecrets: () => readCanvasSecrets(configuration.canvasSecretFile),
      provider: providerParts(configuration.oidc, environment, composed.context),
      versions: { latchkey: version, node: process.version },
      typedAs: typedThere(environment, configuration).command,
    },
    publicUrl: configuration.publicUrl,
    signIns: new SignInLimits(clock),
    ending: signal,
  };
}
