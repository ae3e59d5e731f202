// The first code of an authenticator app: from here on the password alone signs its person in no more.

import { LatchkeyError, wrongInput } from '../../domain/errors.ts';
import { challengeMadeAt } from '../../domain/people/challenge.ts';
import { withProof } from '../../domain/people/person.ts';
import { judgeCode, newTotp, totpSecret } from '../../domain/people/totp.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import { auditEntry, personSubject } from '../context.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type OwnSession, ownerOf } from './steps/recent-proof.ts';

interface ConfirmInput extends OwnSession {
  /** As `beginTotp` gave it, at most five minutes ago: it was given to whoever had proved to be the person. */
  enrolment: string;
  code: Secret<string>;
}

/** Errors: invalidInput, totpExists, sessionNotFound. */
export const confirmTotp = {
  act: 'totp.confirm',
  async run(context, { enrolment, code, ...own }) {
    const { key, proved } = await accountKey(context);
    const now = context.clock.now();
    if (challengeMadeAt(key, { type: 'totp', sessionId: own.sessionId }, enrolment, now) === null)
      throw wrongInput('code', 'over');
    const judged = judgeCode(totpSecret(key, enrolment), code.reveal(), newTotp(enrolment), now);
    if (judged.type !== 'right') throw wrongInput('code', 'wrong');
    return context.store.write(async (tx) => {
      const { person } = await ownerOf(tx, proved, own);
      if (person.totp !== null) throw new LatchkeyError('totpExists');
      const after = withProof(key, 'person', { ...person, totp: judged.totp });
      await tx.people.update(after, auditEntry(context, 'person.totpAdded', personSubject(after), null, null));
      return { hasTotp: true };
    });
  },
  view: (done) => done,
} satisfies Act<AccountNeeds, ConfirmInput, { hasTotp: boolean }>;
