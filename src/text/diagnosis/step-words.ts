// A step of a test as it is told: what was done and seen, and why it was not done.

import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import type { StepSeen } from '../../domain/diagnosis/step-seen.ts';
import type { StepName, TestFailure, TestStep } from '../../domain/diagnosis/test-result.ts';
import { counted } from '../counted.ts';
import { day } from '../instants.ts';
import { saidWords, withSaid } from '../said-words.ts';
import { keyDamageText } from '../vault/key-damage.ts';
import type { StepSaid, StepTable, StepTold, Words } from '../words.ts';

export interface ToldTestStep {
  name: StepName;
  outcome: TestStep['outcome'];
  /** What was done and seen, in one sentence. */
  text: string;
  /** Why it was not tried, or which permission is missing; null otherwise. */
  why: string | null;
}

/** @param words null: English. */
export function toldStep({ name, outcome, seen }: TestStep, words: Words | null = null): ToldTestStep {
  const say = (words?.steps ?? english)[seen.saw] as (seen: StepSeen, step: StepTold) => StepSaid;
  const { text, why } = say(withSaid(seen, 'message', words), { name, outcome });
  return { name, outcome, text, why: why ?? null };
}

const english: StepTable = {
  keyDamage: ({ damage }) => ({ text: keyDamageText(damage) }),
  soundPairs,
  pairLeftOut: ({ fingerprint, expiredAt }) => ({
    text: `Key pair ${shortened(fingerprint)} stays out.`,
    why:
      expiredAt === null
        ? 'it was reported leaked and signs nothing, not even a check'
        : `its certificate expired on ${day(expiredAt)} and by policy is not used`,
  }),
  usernameAndHost,
  hostSilent: ({ host, message }) => ({ text: `${host} gave no answer: ${message}.` }),
  hostAnswered: ({ host, isTls, isSalesforce, status }) => {
    const how = isTls ? 'found, reached over TLS' : 'found and reached';
    return isSalesforce
      ? { text: `${host} is ${how} and answers as Salesforce.` }
      : { text: `${host} is ${how}, but does not answer as Salesforce's API does (status ${status}).` };
  },
  clock: ({ skewSeconds }, { outcome }) => clock(skewSeconds, outcome),
  noHostToSignIn: () => ({
    text: 'Signing in.',
    why: 'the host gives no answer, so that no assertion is spent on it',
  }),
  signIn,
  otherTarget: ({ tokenHost, audience, message }) => {
    const where = `${tokenHost} with the audience ${audience}`;
    return message === null
      ? { text: `Accepted at ${where}; from now on that is used.` }
      : { text: `Refused at ${where} too: ${message}.` };
  },
  noOtherTarget: ({ why }) => ({ text: 'Other combinations of host and audience.', why: whyNoOtherTarget[why] }),
  otherEnvironment,
  otherConnections: (_, { outcome }) => otherConnections(outcome),
  earlierToken: ({ connection, message }) => {
    const whose = connection === null ? 'An earlier token of this connection' : `The token of "${connection}"`;
    return message === null
      ? { text: `${whose} is still good.` }
      : { text: `${whose} is not good any more: ${message}.` };
  },
  noEarlierToken: () => ({
    text: "A look into the org: Login History, setup audit trail, the app's policy and certificate.",
    why: 'no token of this org is left that is still good',
  }),
  partOfOrg: (seen, { name, outcome }) => {
    const what = partsOfOrg[name] ?? name;
    return outcome === 'passed'
      ? { text: `Read the ${what}.` }
      : { text: `The ${what} could not be read.`, why: whyUnread(seen) };
  },
  identity: ({ orgId, username }) => ({ text: `Userinfo names the right org (${orgId}) and user (${username}).` }),
  userinfoUnread: ({ message }) => ({
    text: 'Userinfo could not be read; the identity in the answer counts.',
    why: message,
  }),
  otherIdentity: ({ foreign, found, expected }) => ({ text: `Userinfo names ${foreign} ${found}, not ${expected}.` }),
  appName: ({ name }) => ({ text: `The org lists the app as "${name}", and so it is called here now.` }),
  api: ({ version }) => ({ text: `The REST API ${version} takes the token.` }),
  apiRefused: ({ message }) => ({ text: `The API refuses the token: ${message}.` }),
  nothingBehindApi: () => ({ text: 'Reading metadata, and the limits.', why: 'the API refuses the token' }),
  scopes: ({ scopes }, { outcome }) => {
    const named = scopes.length === 0 ? 'none' : scopes.join(', ');
    return outcome === 'passed'
      ? { text: `Scopes of the token: ${named}.` }
      : { text: `The token has neither the scope api nor full, but: ${named}.` };
  },
  metadata: ({ typeCount }) => ({ text: `Metadata can be read: ${typeCount} types.` }),
  limits: ({ dailyRemaining, dailyMaximum }) => ({
    text: `${dailyRemaining} of ${dailyMaximum} API calls of these 24 hours are left.`,
  }),
  unreadable: (seen, { name }) => {
    const text = name === 'metadata' ? 'Metadata cannot be read, so that no scan can run' : 'The limits cannot be read';
    return seen.permission === null
      ? { text: `${text}: ${seen.message}.` }
      : { text: `${text}.`, why: whyUnread(seen) };
  },
};

const whyNoOtherTarget = {
  ownAudience: 'this connection has an audience of its own',
  onlyOne: 'for this host there is only one; a My Domain is not known to be this org’s before it is the login URL',
  foreignHost: 'from a host that is not Salesforce’s an assertion goes nowhere else',
} as const;

const partsOfOrg: Partial<Record<StepName, string>> = {
  loginHistory: 'own Login History',
  auditTrail: "setup audit trail about apps' certificates",
  deploys: 'recent deploys',
  appPolicy: "app's policy",
  installedCertificate: 'client apps with their certificates',
};

function whyUnread({ permission, message }: { permission: string | null; message: string | null }): string {
  return permission === null ? (message ?? '') : `the user lacks the permission "${permission}"`;
}

function shortened(fingerprint: string): string {
  return `${fingerprint.slice(0, 11)}…`;
}

type SeenAs<S extends StepSeen['saw']> = StepSeen & { saw: S };

function soundPairs({ count, modulusBits, pastCount }: SeenAs<'soundPairs'>): StepSaid {
  const dated =
    pastCount === 0 ? 'in date' : `${pastCount} past ${pastCount === 1 ? 'its' : 'their'} last day and used by policy`;
  const what = count === 1 ? 'One key pair' : `${count} key pairs`;
  return {
    text: `${what} may sign: private key and certificate fit, RSA ${modulusBits.join(' and ')}, RS256, ${dated}.`,
  };
}

function usernameAndHost(
  { username, host, sandboxSuffix }: SeenAs<'usernameAndHost'>,
  { outcome }: StepTold,
): StepSaid {
  if (outcome === 'failed')
    return { text: `The username ends in ".${sandboxSuffix}" as in a sandbox, but ${host} signs in to production.` };
  return outcome === 'notTried'
    ? { text: 'Username against host.', why: `${host} does not tell production from sandbox` }
    : { text: `${username} and ${host} can belong together.` };
}

function clock(skew: number | null, outcome: string): StepSaid {
  if (skew === null) return { text: 'Our clock against the server’s.', why: 'its answer carries no Date' };
  if (outcome === 'passed') return { text: `Our clock and the server's differ by ${Math.abs(skew)} s.` };
  const way = skew > 0 ? 'behind' : 'ahead of';
  return { text: `This machine's clock is ${Math.abs(skew)} s ${way} the server's; assertions use the server's time.` };
}

function signIn({ fingerprint, message, assertions, keyPairs }: SeenAs<'signIn'>, { outcome }: StepTold): StepSaid {
  const asked = `${counted(assertions, 'assertion')}, ${counted(keyPairs, 'key pair')}`;
  if (message === null) return { text: `Signed in with key pair ${shortened(fingerprint ?? '')} (${asked}).` };
  return outcome === 'notTried' ? { text: 'Signing in.', why: message } : { text: `Refused: ${message} (${asked}).` };
}

function otherEnvironment({ host, message }: SeenAs<'otherEnvironment'>, { outcome }: StepTold): StepSaid {
  if (outcome === 'notTried') return { text: host, why: 'this connection worked where it is' };
  return message === null
    ? { text: `The same sign-in passes at ${host}: the login URL names the wrong environment.` }
    : { text: `${host} does not know them either: ${message}.` };
}

function otherConnections(outcome: string): StepSaid {
  if (outcome === 'passed')
    return { text: 'Other connections of the same org or host signed in within the last hour.' };
  if (outcome === 'failed') return { text: 'Other connections of the same org or host fail as well.' };
  return { text: 'Other connections of the same org or host.', why: 'none was used within the last hour' };
}

/** What a failed test met, without secrets. */
export function testFailureText(failure: TestFailure, words: Words | null = null): string {
  return 'damage' in failure ? keyDamageText(failure.damage, words) : redactSecrets(saidWords(failure.message, words));
}

/** The part of a view that tells it. */
export function toldFailure(
  failure: TestFailure,
  words: Words | null = null,
): { failure: { code: TestFailure['code']; message: string } } {
  return { failure: { code: failure.code, message: testFailureText(failure, words) } };
}
