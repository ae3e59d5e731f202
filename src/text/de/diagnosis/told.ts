// What a diagnosis says around its causes, in German.

import type { DiagnosisFrame } from '../../words.ts';

export const germanDiagnosisFrame: DiagnosisFrame = {
  nouns: {
    certificate: 'die .crt des benutzten Schlüssels',
    ourCertificate: (file, fingerprint) => `${file} (SHA-256 ${fingerprint})`,
    app: 'die App',
    username: 'der Benutzer',
    listensHere: (address) => `sehen Sie nach, ob auf ${address} dieses Rechners ein Programm zuhört`,
    outage: 'sehen Sie die Instanz der Org auf https://status.salesforce.com nach',
    setup: 'Setup',
    sandboxSetup: 'Setup der Sandbox',
  },
  eitherKind: (connectedApp, externalClientApp) =>
    `Connected App: ${connectedApp} External Client App: ${externalClientApp}`,
  noKnownMessage: 'Keine bekannte Meldung steht im Text.',
  wordsOfMany:
    'Die Worte sind bekannt, doch andere Dienste gebrauchen sie auch, und nichts im Text sagt, dass Salesforce gefragt wurde.',
  commonHere: 'In dieser Phase häufig; in der Meldung deutet nichts darauf hin.',
  elseNext: (proof, title) => `${proof} Trifft das nicht zu, so sehen Sie nach dem Nächsten: ${title}.`,
  nothingInSalesforce: (next) => `${next} In Salesforce muss nichts geändert werden.`,
  askEachDevice: (place) => `Sehen Sie unter ${place} nach: Dort wird jedes Gerät und jeder Dienst gefragt.`,
  restoreOrRotate: (place) =>
    `Stellen Sie die Datenbank aus einer Sicherung wieder her, oder wechseln Sie den Schlüssel: ${place}. In der App muss vorher nichts geändert werden.`,
  findDamaged: (command) => `Führen Sie ${command} aus: Das nennt jeden Schlüssel, der sich nicht öffnet.`,
  notUploaded: {
    title: 'Das Zertifikat muss erst hochgeladen werden, oder wurde es vor Minuten',
    evidence: 'Kein Zertifikat dieser App wurde je angenommen, und niemand hat gesagt, dass eines hochgeladen wurde.',
    remedy: (test, remedy) =>
      `In den letzten 10 Minuten hochgeladen: Ändern Sie nichts, und warten Sie (${test}). Sonst: ${remedy}`,
    nextCheck: 'Öffnen Sie die App noch einmal: Zeigt sie das Zertifikat?',
  },
  nothingAsked: (said) => `${said} Salesforce wurde nichts gefragt.`,
  lookAtConsumerKey: (place) => `Sehen Sie den Consumer Key an: ${place}.`,
  lookAtStates: (place) => `Sehen Sie die Zustände an: ${place}.`,
};
