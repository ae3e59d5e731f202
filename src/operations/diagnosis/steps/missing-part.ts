// What is missing or damaged on our side, before anything can be asked of Salesforce: known, so that nothing is weighed, and no
// evidence claims an answer that nobody gave.

import { type CauseLabel, causeTable } from '../../../domain/diagnosis/cause-table.ts';
import type { Diagnosis } from '../../../domain/diagnosis/diagnose.ts';
import type { SignInFailure } from '../../../domain/token/sign-in-result.ts';
import { signInError } from '../../token/acquire.ts';

const missing: Partial<Record<SignInFailure['code'], { cause: CauseLabel; nextCheck: (name: string) => string }>> = {
  consumerKeyMissing: {
    cause: 'unknown_consumer_key',
    nextCheck: (name) => `Look at the consumer key that \`latchkey connection show ${name}\` tells.`,
  },
  noUsableKeyPair: {
    cause: 'private_key_unreadable',
    nextCheck: (name) => `Look at the states that \`latchkey certificate list ${name}\` shows.`,
  },
};

/** Null: nothing is missing that is needed for asking. */
export function missingPart(name: string, failure: SignInFailure, loginsPerHour: number): Diagnosis | null {
  const found = missing[failure.code];
  if (found === undefined) return null;
  const { message, nextAction } = signInError(name, failure, loginsPerHour);
  return known(found.cause, `${message} Nothing was asked of Salesforce.`, nextAction, found.nextCheck(name));
}

export function damagedPart(name: string, message: string): Diagnosis {
  const remedy = `Restore the database from a backup, or rotate: \`latchkey rotate ${name}\`. Nothing in the app has to be changed before.`;
  return known(
    'private_key_unreadable',
    message,
    remedy,
    `Run \`latchkey vault rewrap\`: it names every key that does not open.`,
  );
}

function known(cause: CauseLabel, evidence: string, remedy: string, nextCheck: string): Diagnosis {
  const { title } = causeTable[cause];
  const only = { cause, title, likelihood: 1, evidence: [evidence], against: [], remedy, nextCheck };
  return { causes: [only], tellApart: nextCheck, waitUntil: null };
}
