// How far an app is in a rotation of many, in German.

import type { RolloutTexts } from '../../words.ts';

export const germanRollout: RolloutTexts = {
  phases: {
    proving: 'Anmeldung mit dem alten Schlüssel.',
    reading: 'Die Komponente der App wird gelesen.',
    checking: 'Ein Probelauf des Deploys.',
    comparing: 'Die Komponente wird noch einmal verglichen.',
    deploying: 'Das neue Zertifikat wird deployt.',
    searching: 'Die Antwort des Deploys ging verloren: Er wird in der Liste der Org gesucht.',
    awaiting: 'Die Org arbeitet am Deploy.',
    readingBack: 'Was die Org nun hat, wird zurückgelesen.',
    accepting: 'Deployt. Gewartet wird, bis die Org den neuen Schlüssel annimmt.',
    settling: 'Der neue Schlüssel wird angenommen. Gewartet wird, bis jeder Server ihn hat.',
    comparingBack: 'Der neue Schlüssel wurde nicht angenommen. Vor dem Rückweg wird verglichen.',
    restoring: 'Das alte Zertifikat wird wieder deployt.',
    searchingBack: 'Die Antwort dieses Deploys ging verloren: Er wird in der Liste der Org gesucht.',
    awaitingBack: 'Die Org arbeitet am Deploy des alten Zertifikats.',
    provingBack: 'Das alte Zertifikat ist wieder da. Gewartet wird, bis jeder Server es hat.',
    settled: 'Gesetzt: Das neue Schlüsselpaar ist überall in Gebrauch.',
    rolledBack: 'Zurückgenommen: Das alte Schlüsselpaar ist in Gebrauch, das neue verworfen.',
    refused: 'Abgelehnt: In Salesforce wurde nichts geändert.',
    stopped: 'Angehalten: Jemand muss die App in Salesforce ansehen.',
  },
  notBegun: {
    handsFreeOff: 'Nicht begonnen: Die App soll nicht mehr ohne Handgriff rotiert werden.',
    nothingToSwap: 'Nicht begonnen: Kein Schlüsselpaar der App ist in Gebrauch, oder eine Übergabe läuft.',
    signedByAuthority:
      'Nicht begonnen: Die Zertifikate dieser App unterschreibt eine Zertifizierungsstelle; sie ist zuerst zu fragen.',
    outsideWindow: 'Nicht begonnen: Das Zeitfenster ihrer Rotation ist zu.',
    tooManyIssued: 'Nicht begonnen: Fünf Zertifikate der App warten auf das Hochladen. Verwerfen Sie einige.',
    connectionNotFound: 'Nicht begonnen: Ihre Verbindung wurde entfernt.',
    changedMeanwhile: 'Nicht begonnen: Jemand hat die App in diesem Augenblick geändert.',
    clockWrong: 'Nicht begonnen: Die Uhr dieses Rechners geht falsch.',
  },
};
