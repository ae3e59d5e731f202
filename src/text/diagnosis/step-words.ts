// A step of a test as it is told: what was done and seen, and why it was not done.

import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import type { StepSeen } from '../../domain/diagnosis/step-seen.ts';
import type { StepName, TestFailure, TestStep } from '../../domain/diagnosis/test-result.ts';
import { counted } from '../counted.ts';
import { day } from '../instants.ts';
import { keyDamageText } from '../vault/key-damage.ts';

export interface ToldTestStep {
  name: StepName;
  outcome: TestStep['outcome'];
  /** What was done and seen, in one sentence. */
  text: string;
  /** Why it was not tried, or which permission is missing; null otherwise. */
  why: string | null;
}

export function toldStep({ name, outcome, seen }: TestStep): ToldTestStep {
  const { text, why } = words(name, outcome, seen);
  return { name, outcome, text, why: why ?? null };
}

type Said = { text: string; why?: string };

function words(name: StepName, outcome: TestStep['outcome'], seen: StepSeen): Said {
  switch (seen.saw) {
    case 'keyDamage':
      return { text: keyDamageText(seen.damage) };
    case 'soundPairs':
      return soundPairs(seen);
    case 'pairLeftOut':
      return {
        text: `Key pair ${shortened(seen.fingerprint)} stays out.`,
        why:
          seen.expiredAt === null
            ? 'it was reported leaked and signs nothing, not even a check'
            : `its certificate expired on ${day(seen.expiredAt)} and by policy is not used`,
      };
    case 'usernameAndHost':
      return usernameAndHost(seen, outcome);
    case 'hostSilent':
      return { text: `${seen.host} gave no answer: ${seen.message}.` };
    case 'hostAnswered': {
      const how = seen.isTls ? 'found, reached over TLS' : 'found and reached';
      return seen.isSalesforce
        ? { text: `${seen.host} is ${how} and answers as Salesforce.` }
        : { text: `${seen.host} is ${how}, but does not answer as Salesforce's API does (status ${seen.status}).` };
    }
    case 'clock':
      return clock(seen.skewSeconds, outcome);
    case 'noHostToSignIn':
      return { text: 'Signing in.', why: 'the host gives no answer, so that no assertion is spent on it' };
    case 'signIn':
      return signIn(seen, outcome);
    case 'otherTarget': {
      const where = `${seen.tokenHost} with the audience ${seen.audience}`;
      return seen.message === null
        ? { text: `Accepted at ${where}; from now on that is used.` }
        : { text: `Refused at ${where} too: ${seen.message}.` };
    }
    case 'noOtherTarget':
      return { text: 'Other combinations of host and audience.', why: whyNoOtherTarget[seen.why] };
    case 'otherEnvironment':
      return otherEnvironment(seen, outcome);
    case 'otherConnections':
      return otherConnections(outcome);
    case 'earlierToken': {
      const whose =
        seen.connection === null ? 'An earlier token of this connection' : `The token of "${seen.connection}"`;
      return seen.message === null
        ? { text: `${whose} is still good.` }
        : { text: `${whose} is not good any more: ${seen.message}.` };
    }
    case 'noEarlierToken':
      return {
        text: "A look into the org: Login History, setup audit trail, the app's policy and certificate.",
        why: 'no token of this org is left that is still good',
      };
    case 'partOfOrg': {
      const what = partsOfOrg[name] ?? name;
      return outcome === 'passed'
        ? { text: `Read the ${what}.` }
        : { text: `The ${what} could not be read.`, why: whyUnread(seen) };
    }
    case 'identity':
      return { text: `Userinfo names the right org (${seen.orgId}) and user (${seen.username}).` };
    case 'userinfoUnread':
      return { text: 'Userinfo could not be read; the identity in the answer counts.', why: seen.message };
    case 'otherIdentity':
      return { text: `Userinfo names ${seen.foreign} ${seen.found}, not ${seen.expected}.` };
    case 'appName':
      return { text: `The org lists the app as "${seen.name}", and so it is called here now.` };
    case 'api':
      return { text: `The REST API ${seen.version} takes the token.` };
    case 'apiRefused':
      return { text: `The API refuses the token: ${seen.message}.` };
    case 'nothingBehindApi':
      return { text: 'Reading metadata, and the limits.', why: 'the API refuses the token' };
    case 'scopes': {
      const named = seen.scopes.length === 0 ? 'none' : seen.scopes.join(', ');
      return outcome === 'passed'
        ? { text: `Scopes of the token: ${named}.` }
        : { text: `The token has neither the scope api nor full, but: ${named}.` };
    }
    case 'metadata':
      return { text: `Metadata can be read: ${seen.typeCount} types.` };
    case 'limits':
      return {
        text: `${seen.dailyRemaining} of ${seen.dailyMaximum} API calls of these 24 hours are left.`,
      };
    case 'unreadable': {
      const text =
        name === 'metadata' ? 'Metadata cannot be read, so that no scan can run' : 'The limits cannot be read';
      return seen.permission === null
        ? { text: `${text}: ${seen.message}.` }
        : { text: `${text}.`, why: whyUnread(seen) };
    }
  }
}

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

type SeenAs<S extends StepSeen['saw']> = Extract<StepSeen, { saw: S }>;

function soundPairs({ count, modulusBits, pastCount }: SeenAs<'soundPairs'>): Said {
  const dated =
    pastCount === 0 ? 'in date' : `${pastCount} past ${pastCount === 1 ? 'its' : 'their'} last day and used by policy`;
  const what = count === 1 ? 'One key pair' : `${count} key pairs`;
  return {
    text: `${what} may sign: private key and certificate fit, RSA ${modulusBits.join(' and ')}, RS256, ${dated}.`,
  };
}

function usernameAndHost({ username, host, sandboxSuffix }: SeenAs<'usernameAndHost'>, outcome: string): Said {
  if (outcome === 'failed')
    return { text: `The username ends in ".${sandboxSuffix}" as in a sandbox, but ${host} signs in to production.` };
  return outcome === 'notTried'
    ? { text: 'Username against host.', why: `${host} does not tell production from sandbox` }
    : { text: `${username} and ${host} can belong together.` };
}

function clock(skew: number | null, outcome: string): Said {
  if (skew === null) return { text: 'Our clock against the server’s.', why: 'its answer carries no Date' };
  if (outcome === 'passed') return { text: `Our clock and the server's differ by ${Math.abs(skew)} s.` };
  const way = skew > 0 ? 'behind' : 'ahead of';
  return { text: `This machine's clock is ${Math.abs(skew)} s ${way} the server's; assertions use the server's time.` };
}

function signIn({ fingerprint, message, assertions, keyPairs }: SeenAs<'signIn'>, outcome: string): Said {
  const asked = `${counted(assertions, 'assertion')}, ${counted(keyPairs, 'key pair')}`;
  if (message === null) return { text: `Signed in with key pair ${shortened(fingerprint ?? '')} (${asked}).` };
  return outcome === 'notTried' ? { text: 'Signing in.', why: message } : { text: `Refused: ${message} (${asked}).` };
}

function otherEnvironment({ host, message }: SeenAs<'otherEnvironment'>, outcome: string): Said {
  if (outcome === 'notTried') return { text: host, why: 'this connection worked where it is' };
  return message === null
    ? { text: `The same sign-in passes at ${host}: the login URL names the wrong environment.` }
    : { text: `${host} does not know them either: ${message}.` };
}

function otherConnections(outcome: string): Said {
  if (outcome === 'passed')
    return { text: 'Other connections of the same org or host signed in within the last hour.' };
  if (outcome === 'failed') return { text: 'Other connections of the same org or host fail as well.' };
  return { text: 'Other connections of the same org or host.', why: 'none was used within the last hour' };
}

/** What a failed test met, without secrets. */
export function testFailureText(failure: TestFailure): string {
  return 'damage' in failure ? keyDamageText(failure.damage) : redactSecrets(failure.message);
}

/** The part of a view that tells it. */
export function toldFailure(failure: TestFailure): { failure: { code: TestFailure['code']; message: string } } {
  return { failure: { code: failure.code, message: testFailureText(failure) } };
}
