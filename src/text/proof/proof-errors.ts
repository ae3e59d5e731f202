// Why experiments in an org cannot be had, and what to do next.

import type { WordsOf } from '../words.ts';

export type ProofErrors = WordsOf<'proofInProduction' | 'proofUnderWay' | 'experimentsLeft' | 'orgUntold'>;

export const proofErrors: ProofErrors = {
  proofInProduction: ({ name, edition }, to) => [
    `"${name}" is a production org (${edition}); experiments belong into a sandbox or a Developer Edition org.`,
    `If it has to be this one, read what would be done, ${to('prove', name, '--list')}, and add --production.`,
  ],
  proofUnderWay: ({ name }) => [
    `Experiments on "${name}" are under way in another process.`,
    'Wait until they are over; one that was killed is free after a minute.',
  ],
  experimentsLeft: ({ name, left }, to) => [
    `Experiments have left this in the org of "${name}", and nothing else knows of it: ${left}.`,
    `Take it away first: ${to('prove', name, '--clean-up')}. What cannot be taken away does not hold up the connection after that.`,
  ],
  orgUntold: ({ name, message }, to) => [
    `The org of "${name}" did not tell what experiments cannot begin without: ${message}`,
    `See what its user may do: ${to('test', name)}.`,
  ],
};
