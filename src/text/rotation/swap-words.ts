// What a rotation without hands says of itself: each phase, why it ended or goes back, and what to do then.

import type { Swap, SwapProblem } from '../../domain/rotation/swap.ts';
import type { SwapPhase } from '../../domain/rotation/swap-phases.ts';
import { withSaid } from '../said-words.ts';
import type { SwapProblemTable, Words } from '../words.ts';

export const swapPhaseTexts: Readonly<Record<SwapPhase, string>> = {
  proving: 'Signing in with the old key.',
  reading: "Reading the app's component.",
  checking: 'A dry run of the deploy.',
  comparing: 'Comparing the component once more.',
  deploying: 'Deploying the new certificate.',
  searching: 'The answer of the deploy was lost: looking for it in the list of the org.',
  awaiting: 'The org works at the deploy.',
  readingBack: 'Reading back what the org holds.',
  accepting: 'Deployed. Waiting until the org accepts the new key.',
  settling: 'The new key is accepted. Waiting until every server has it.',
  comparingBack: 'The new key was not accepted. Comparing before the way back.',
  restoring: 'Deploying the old certificate again.',
  searchingBack: 'The answer of that deploy was lost: looking for it in the list of the org.',
  awaitingBack: 'The org works at the deploy of the old certificate.',
  provingBack: 'The old certificate is back. Waiting until every server has it.',
  settled: 'Settled: the new key pair is in use everywhere.',
  rolledBack: 'Rolled back: the old key pair is in use, and the new one is discarded.',
  refused: 'Refused: nothing was changed in Salesforce.',
  stopped: 'Stopped: somebody has to look at the app in Salesforce.',
};

/** The same of one that puts the certificate in use back. */
const phasesBack: Partial<Record<SwapPhase, string>> = {
  proving: 'Looking for a user that the org still lets in.',
  deploying: 'Deploying the certificate in use again.',
  settling: 'Deployed. Waiting until every server has it and the org accepts its key.',
  settled: 'Put back: the certificate in use is in the app again.',
};

export function swapPhaseWords({ phase, putsBack = false }: Pick<Swap, 'phase'> & Partial<Swap>): string {
  return (putsBack ? phasesBack[phase] : undefined) ?? swapPhaseTexts[phase];
}

const kindNames = { 'connected-app': 'Connected App', 'external-client-app': 'External Client App' } as const;

const english: SwapProblemTable = {
  signInFailed: ({ message, username }) =>
    username === undefined
      ? `The old key did not sign in (${message}), so that there would be no way back.`
      : `The user that deploys, ${username}, did not sign in (${message}). Give it the app by its permission set or profile.`,
  noTokenAtHand: ({ tried }) =>
    `To put the certificate back somebody has to come in, and the org lets in nobody who was tried${tried === undefined ? '' : ` (${tried}: the user that deploys, those that sign in through the app)`}. Another key of the app, a token of before or a deploy user (\`--deploy-user\`) that it still takes would do; else upload the certificate in use by hand.`,
  oldExpired: () => 'The old certificate has expired, or does so within two hours: there would be no way back.',
  pairGone: ({ fingerprint }) => `The key pair ${fingerprint} may sign nothing any more.`,
  notPermitted: ({ permissions, username }) =>
    `The user that deploys${username === undefined ? '' : `, ${username},`} lacks ${permissions.map((one) => `"${one}"`).join(' and ')}. Give it by a permission set.`,
  componentNotFound: ({ appName }) =>
    `No app of the org shows this consumer key, or is called "${appName}". An app of a package belongs to its publisher: rotate it guided.`,
  otherKind: ({ kind, fullName }) =>
    `The app is a ${kindNames[kind]} of the org (${fullName}), and is entered here as the other kind. Enter it so: \`latchkey connection set NAME --app-kind ${kind}\`.`,
  componentAmbiguous: ({ fullNames }) => `More than one component could be the app: ${fullNames.join(', ')}.`,
  componentUnreadable: ({ fullName, message }) =>
    `The component ${fullName} cannot be used: ${message}. An app of a package belongs to its publisher: rotate it guided.`,
  otherCertificate: ({ fingerprint }) =>
    `The app holds a certificate that is neither the old nor the new one: ${fingerprint}. Somebody else may be rotating it.`,
  fieldsChanged: () => 'Another field of the component was changed meanwhile; a deploy would undo that.',
  outsideWindow: ({ window }) => `The rotation window (${window} UTC) closed before the deploy could begin.`,
  deployRunning: ({ by }) =>
    `A deploy${by === null ? '' : ` of ${by}`} is under way in the org. Try again when it is over.`,
  checkFailed: ({ message }) => `The dry run failed: ${message}`,
  deployFailed: ({ message }) => `The deploy failed: ${message}`,
  deployCanceled: () => 'Somebody cancelled the deploy in Salesforce.',
  notReceived: () => 'The deploy did not come to the org, three times.',
  orgSilent: ({ message }) => `The org gave no usable answer: ${message}`,
  notAccepted: () => 'The org did not accept the new key in time.',
  overtaken: () => 'Another key pair than these two is accepted by now.',
  bothRefused: () => 'The org accepts neither the old nor the new key.',
};

export function swapProblemWords(problem: SwapProblem, words: Words | null = null): string {
  const say = (words?.swapProblems ?? english)[problem.type] as (problem: SwapProblem) => string;
  return say(withSaid(problem, 'message', words));
}
