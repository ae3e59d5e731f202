// The secret of a new authenticator app, shown once. It counts when a code of it comes back.

import { LatchkeyError } from '../../domain/errors.ts';
import { newChallenge } from '../../domain/people/challenge.ts';
import { totpSecret, totpTexts } from '../../domain/people/totp.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type OwnSession, recentlyProvedOwner } from './steps/recent-proof.ts';

interface BegunTotp {
  enrolment: string;
  secret: { text: string; uri: string };
}

/** `host`: under which name people know this installation. Errors: proofNeeded, totpExists, sessionNotFound. */
export const beginTotp = {
  act: 'totp.begin',
  async run(context, { host, ...own }) {
    const { key, proved } = await accountKey(context);
    const { person } = await context.store.read((tx) => recentlyProvedOwner(context, tx, proved, own));
    if (person.totp !== null) throw new LatchkeyError('totpExists');
    const purpose = { type: 'totp', sessionId: own.sessionId } as const;
    const enrolment = newChallenge(key, purpose, context.clock.now(), context.random);
    return { enrolment, secret: totpTexts(totpSecret(key, enrolment), person.name, host) };
  },
  view: ({ enrolment, secret }) => ({ enrolment, secret: secret.text, uri: secret.uri }),
} satisfies Act<AccountNeeds, OwnSession & { host: string }, BegunTotp>;
