// A code of a person's authenticator app, taken once. Wrong ones are counted in the row, from everywhere and across restarts, since
// six digits could be guessed; only who has the password or a session gets so far, so nobody else can hold a person up.

import { LatchkeyError } from '../../../domain/errors.ts';
import { type Person, withProof } from '../../../domain/people/person.ts';
import { codeWaitMs, judgeCode, totpSecret } from '../../../domain/people/totp.ts';
import { secondMs } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, personSubject } from '../../context.ts';
import type { AccountNeeds } from './account-key.ts';

/** The person as it is then. The transaction is to be committed also where the code is refused. Errors: tooManyCodes. */
export async function takeCode(
  context: AccountNeeds,
  tx: WriteTransaction,
  key: Secret<Uint8Array>,
  person: Person,
  code: Secret<string>,
): Promise<{ type: 'right'; person: Person } | { type: 'wrong' | 'used' }> {
  const { totp } = person;
  if (totp === null) return { type: 'wrong' };
  const now = context.clock.now();
  const waitMs = codeWaitMs(totp, now);
  if (waitMs > 0) throw new LatchkeyError('tooManyCodes', { seconds: Math.ceil(waitMs / secondMs) });
  const judged = judgeCode(totpSecret(key, totp.id), code.reveal(), totp, now);
  if (judged.type === 'right') {
    const after = withProof(key, 'person', { ...person, totp: judged.totp });
    await tx.people.update(after, null);
    return { type: 'right', person: after };
  }
  const counted = { ...totp, wrongCodes: totp.wrongCodes + 1, wrongAt: now };
  const actor = { ...context.actor, name: person.name };
  const entry = auditEntry({ ...context, actor }, 'person.codeRefused', personSubject(person), null, {
    wrongCodes: counted.wrongCodes,
  });
  await tx.people.update(withProof(key, 'person', { ...person, totp: counted }), entry);
  return judged;
}
