// A person signs in to the pages with a passkey alone. One answer for a passkey that is not known, a wrong answer and a closed account.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import { accountKey } from './steps/account-key.ts';
import { judgeAnswer, type PasskeyAnswer, type PasskeyNeeds, takeAnswer } from './steps/answer-passkey.ts';
import { type BegunSession, beginSession, signedInView } from './steps/begin-session.ts';

/** Errors: signInRefused, passkeyNeedsName. */
export const signInByPasskey = {
  act: 'account.signInByPasskey',
  async run(context, { userAgent, ...given }) {
    const proving = await accountKey(context);
    const judged = await judgeAnswer(context, given);
    if (judged === null) throw new LatchkeyError('signInRefused');
    return context.store.write(async (tx) => {
      const person = await takeAnswer(context, proving, tx, judged);
      if (person === null) throw new LatchkeyError('signInRefused');
      return beginSession(context, tx, proving.key, person, { userAgent, by: 'passkey' });
    });
  },
  view: signedInView,
} satisfies Act<PasskeyNeeds, PasskeyAnswer & { userAgent: string }, BegunSession>;
