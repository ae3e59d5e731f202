// Why experiments in an org cannot be had, in German.

import type { ProofErrors } from '../../proof/proof-errors.ts';

export const germanProofErrors: ProofErrors = {
  proofInProduction: ({ name, edition }, to) => [
    `„${name}“ ist eine Produktions-Org (${edition}); Experimente gehören in eine Sandbox oder eine Developer Edition.`,
    `Muss es diese sein, so lesen Sie, was getan würde, ${to('prove', name, '--list')}, und fügen Sie --production hinzu.`,
  ],
  proofUnderWay: ({ name }) => [
    `Experimente mit „${name}“ laufen in einem anderen Prozess.`,
    'Warten Sie, bis sie vorbei sind; ein beendeter Prozess gibt sie nach einer Minute frei.',
  ],
  experimentsLeft: ({ name, left }, to) => [
    `Experimente haben dies in der Org von „${name}“ zurückgelassen, und nichts anderes weiß davon: ${left}.`,
    `Räumen Sie es zuerst weg: ${to('prove', name, '--clean-up')}. Was sich nicht wegräumen lässt, hält die Verbindung danach nicht auf.`,
  ],
  orgUntold: ({ name, message }, to) => [
    `Die Org von „${name}“ hat nicht gesagt, ohne was Experimente nicht beginnen können: ${message}`,
    `Was ihr Benutzer darf, zeigt ${to('test', name)}.`,
  ],
};
