// What a diagnosis says around its causes, in French.

import type { DiagnosisFrame } from '../../words.ts';

export const frenchDiagnosisFrame: DiagnosisFrame = {
  nouns: {
    certificate: 'le .crt de la clé utilisée',
    ourCertificate: (file, fingerprint) => `${file} (SHA-256 ${fingerprint})`,
    app: 'l’application',
    username: 'l’utilisateur',
    listensHere: (address) => `regardez si un programme écoute sur ${address} de cette machine`,
    outage: 'cherchez l’instance de l’org sur https://status.salesforce.com',
    setup: 'Setup',
    sandboxSetup: 'Setup de la sandbox',
  },
  eitherKind: (connectedApp, externalClientApp) =>
    `Connected App : ${connectedApp} External Client App : ${externalClientApp}`,
  noKnownMessage: 'Aucun message connu ne figure dans le texte.',
  wordsOfMany:
    'Les mots sont connus, mais d’autres services les emploient aussi, et rien dans le texte ne dit que Salesforce a été interrogé.',
  commonHere: 'Fréquent à cette étape ; rien dans le message ne l’indique.',
  elseNext: (proof, title) => `${proof} Si cela ne se confirme pas, passez à la suivante : ${title}.`,
  nothingInSalesforce: (next) => `${next} Rien n’est à changer dans Salesforce.`,
  askEachDevice: (place) => `Voyez ${place} : chaque appareil et service y est interrogé.`,
  restoreOrRotate: (place) =>
    `Restaurez la base de données depuis une sauvegarde, ou changez de clé : ${place}. Rien n’est à changer avant dans l’application.`,
  findDamaged: (command) => `Exécutez ${command} : cela nomme chaque clé qui ne s’ouvre pas.`,
  notUploaded: {
    title: 'Le certificat doit d’abord être envoyé, ou l’a été il y a quelques minutes',
    evidence:
      'Aucun certificat de cette application n’a jamais été accepté, et personne n’a dit qu’un certificat a été envoyé.',
    remedy: (test, remedy) =>
      `Envoyé dans les 10 dernières minutes : ne changez rien, et attendez (${test}). Sinon : ${remedy}`,
    nextCheck: 'Rouvrez l’application : montre-t-elle le certificat ?',
  },
  nothingAsked: (said) => `${said} Rien n’a été demandé à Salesforce.`,
  lookAtConsumerKey: (place) => `Regardez la Consumer Key : ${place}.`,
  lookAtStates: (place) => `Regardez les états : ${place}.`,
};
