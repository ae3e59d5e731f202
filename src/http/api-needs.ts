// What an act may need when a request performs it: people, besides, have passwords and passkeys.

import type { PasskeyJudge } from '../domain/people/passkey.ts';
import type { PasswordHasher } from '../domain/people/person.ts';
import type { EveryNeed } from '../operations/context.ts';

export type ApiNeeds = EveryNeed & {
  passwords: PasswordHasher;
  passkeys: PasskeyJudge;
  versions: { latchkey: string; node: string };
};
