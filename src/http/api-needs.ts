// What an act may need when a request performs it: people, besides, have passwords, passkeys, or a provider.

import type { PasskeyJudge } from '../domain/people/passkey.ts';
import type { PasswordHasher } from '../domain/people/person.ts';
import type { IdentityProvider } from '../domain/people/provider.ts';
import type { KeptDocumentations } from '../domain/scan/documentation.ts';
import type { CanvasNeeds, EveryNeed } from '../operations/context.ts';

export type ApiNeeds = EveryNeed &
  CanvasNeeds & {
    passwords: PasswordHasher;
    passkeys: PasskeyJudge;
    keptDocumentations: KeptDocumentations;
    versions: { latchkey: string; node: string };
    /** How the program is typed on its machine, from any folder. */
    typedAs: string;
    /** Of single sign-on; null: none is set. */
    provider: IdentityProvider | null;
  };
