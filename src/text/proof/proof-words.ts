// The experiments for people: what each does, and why one settled nothing.

import type { ExperimentName } from '../../domain/proof/experiments.ts';
import type { NotFoundOut } from '../../domain/proof/proof.ts';
import { saidWords } from '../said-words.ts';

export const experimentWords: Readonly<Record<ExperimentName, string>> = {
  wrongKey: 'signs in once with a key that does not fit',
  readBack: "retrieves the app's own component, and looks for the certificate",
  missingCertificate: 'makes a new app without a certificate, and asks it for tokens',
  swap: 'replaces the certificate of a new app, and tries both keys until nothing follows the old one',
  expiredCertificate: 'puts a certificate that is past into a new app, and tries its key',
  flowOff: 'takes the certificate out of a new app, and tries the key',
  connectedAppSwap: 'replaces the certificate of a new Connected App, where the org lets one be made',
  deployer: "makes a dry run of a deploy of the app's own component, as it is",
};

const reasons: Readonly<Record<NotFoundOut['type'], (detail: string) => string>> = {
  notPermitted: (permission) => `the user lacks the permission ${permission}`,
  permissionNotTold: () => 'the org does not tell whether the user may see consumer secrets',
  orgSilent: (message) => `the org did not answer: ${message}`,
  connectionFails: (message) => `the connection did not sign in: ${message}`,
  loginsSpent: (until) => `the login budget of the user is spent until ${until}`,
  costReached: (what) => `it would have cost more ${what} than it may`,
  componentNotFound: (why) => `the component of the app was not found (${why})`,
  appNotMade: (message) => `the org does not let a new app be made: ${message}`,
  notAccepted: (message) => `the new certificate never came to work${message === '' ? '' : `: ${message}`}`,
  deployRefused: (message) => `the org refused the deploy: ${message}`,
  interrupted: () => 'the run was interrupted',
  unexpected: (what) => `the org did what nobody expected: ${what}`,
};

/** Without a full stop. */
export function notFoundOutWords({ type, detail }: NotFoundOut): string {
  return reasons[type](saidWords(detail ?? ''));
}
