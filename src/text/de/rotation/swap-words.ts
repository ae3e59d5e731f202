// Why a rotation without hands ended or goes back, in German.

import type { SwapProblemTable } from '../../words.ts';

const ofPackage = 'Eine App aus einem Paket gehört ihrem Herausgeber: Wechseln Sie ihren Schlüssel geführt.';

export const germanSwapProblems: SwapProblemTable = {
  signInFailed: ({ message, username }) =>
    username === undefined
      ? `Der alte Schlüssel meldete sich nicht an (${message}); es gäbe also keinen Weg zurück.`
      : `Der Benutzer, der deployt, ${username}, meldete sich nicht an (${message}). Geben Sie ihm die App durch Permission Set oder Profil.`,
  noTokenAtHand: ({ tried }) =>
    `Um das Zertifikat zurückzubringen, muss jemand hinein, und die Org lässt keinen der versuchten Benutzer ein${tried === undefined ? '' : ` (${tried}: der, der deployt, und die, die sich über die App anmelden)`}. Ein anderer Schlüssel der App, ein früheres Token oder ein Benutzer, der deployt (\`--deploy-user\`) und noch eingelassen wird, genügte; sonst laden Sie das benutzte Zertifikat von Hand hoch.`,
  oldExpired: () => 'Das alte Zertifikat ist abgelaufen oder läuft binnen zwei Stunden ab: Es gäbe keinen Weg zurück.',
  pairGone: ({ fingerprint }) => `Das Schlüsselpaar ${fingerprint} darf nichts mehr unterschreiben.`,
  notPermitted: ({ permissions, username }) =>
    `Dem Benutzer, der deployt${username === undefined ? '' : `, ${username}`}, fehlt: ${permissions.map((one) => `„${one}“`).join(', ')}. Geben Sie es ihm durch ein Permission Set.`,
  componentNotFound: ({ appName }) =>
    `Keine App der Org zeigt diesen Consumer Key oder heißt „${appName}“. ${ofPackage}`,
  otherKind: ({ kind, fullName }) =>
    `Die Org führt ${fullName} als ${kind === 'connected-app' ? 'Connected App' : 'External Client App'}, hier steht die andere Art. Tragen Sie sie so ein: \`latchkey connection set NAME --app-kind ${kind}\`.`,
  componentAmbiguous: ({ fullNames }) => `Mehr als eine Komponente könnte die App sein: ${fullNames.join(', ')}.`,
  componentUnreadable: ({ fullName, message }) =>
    `Die Komponente ${fullName} ist nicht zu gebrauchen: ${message}. ${ofPackage}`,
  otherCertificate: ({ fingerprint }) =>
    `In der App ist ein Zertifikat, das weder das alte noch das neue ist: ${fingerprint}. Vielleicht wechselt jemand anderes gerade den Schlüssel.`,
  fieldsChanged: () => 'Ein anderes Feld der Komponente wurde inzwischen geändert; ein Deploy machte das rückgängig.',
  outsideWindow: ({ window }) =>
    `Das Fenster für den Schlüsselwechsel (${window} UTC) schloss sich, bevor der Deploy beginnen konnte.`,
  deployRunning: ({ by }) =>
    `Ein Deploy${by === null ? '' : ` von ${by}`} läuft in der Org. Versuchen Sie es wieder, wenn er vorbei ist.`,
  checkFailed: ({ message }) => `Der Probelauf scheiterte: ${message}`,
  deployFailed: ({ message }) => `Der Deploy scheiterte: ${message}`,
  deployCanceled: () => 'Jemand hat den Deploy in Salesforce abgebrochen.',
  notReceived: () => 'Der Deploy kam dreimal nicht bei der Org an.',
  orgSilent: ({ message }) => `Die Org gab keine brauchbare Antwort: ${message}`,
  notAccepted: () => 'Die Org nahm den neuen Schlüssel nicht rechtzeitig an.',
  overtaken: () => 'Inzwischen wird ein anderes Schlüsselpaar als diese beiden angenommen.',
  bothRefused: () => 'Die Org nimmt weder den alten noch den neuen Schlüssel an.',
};
