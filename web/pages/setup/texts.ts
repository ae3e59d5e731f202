import { type Texts, textOf } from '../../text/language.ts';
import { setupClicks } from './clicks-texts.ts';

export const texts = textOf({
  en: {
    path: 'Seven steps',
    settings: 'Settings',
    steps: ['Download certificate', 'Create the app', 'Upload', 'Scopes', 'Copy consumer key', 'Paste it', 'Verify'],
    stepOf: (step: number, label: string) => `Step ${step} of 7: ${label}`,
    clicks: setupClicks.en,
    mayNot: 'Your role may look at this step, and not do it.',
    mayNotRemedy: 'Somebody with more rights can go on here: the address of this page leads there.',
    downloadAbout:
      'Latchkey keeps the private key; Salesforce gets the certificate. It is no secret. Pressed again, the button gives the same file again.',
    file: 'File',
    shownAs: 'Setup shows it as',
    fingerprint: 'Fingerprint',
    another: 'This file shall not be used?',
    anotherAbout: 'Latchkey makes another key pair and certificate. Those that wait are kept; at most five wait.',
    makeAnother: 'Make another certificate',
    appAbout: 'In a second tab, as an administrator of the org:',
    copyTitle: 'title of the app',
    copyApi: 'API identifier',
    ownEmail: 'Contact Email: your own address.',
    leaveOpen: (next: string) =>
      `Do not save yet. The certificate and the scopes go into the same form: leave it open and press "${next}" here.`,
    uploadAbout: 'In the same form:',
    noFile: 'There is no certificate yet: go back to the first step and download it.',
    fileGone: 'You do not find the file?',
    goesWrong: 'What usually goes wrong',
    uploadWrong: (subject: string) => [
      `The form reloaded and lost the file, without a word: open the app again and look for *${subject}*. If it is not there, choose the file once more.`,
      'The box was unticked again. Then Salesforce keeps the file and refuses every sign-in.',
    ],
    scopesAbout: 'Still in the same form:',
    scope: (index: number) => `Scope ${index}`,
    scopesWrong: (subject: string) => [
      `After saving, open the app again and look for *${subject}*. A form that complained about something may have lost the file.`,
      'One scope alone: an app with *api* only, or *refresh_token* only, is refused.',
    ],
    whoMayUse: 'Who may use the app',
    whoMayUseAbout: 'Nobody can be asked when a program signs in. So an administrator approves the user beforehand:',
    theUser: 'The user',
    copyKeyAbout: 'The app is saved. Now its key, which tells Latchkey which app it is:',
    copyKeyWrong: [
      'The *Consumer Secret* was copied. It stands beside the key and is not used here; never give it to anybody.',
      'Of several apps with one title, the key of another one was copied.',
    ],
    pasteAbout: 'Paste the key and save it. From then on Latchkey asks Salesforce by itself whether it works.',
    verifyAbout: 'Latchkey signs in as your programs will, and says what it sees. It changes nothing in Salesforce.',
    missing: 'Not done yet, as far as Latchkey knows:',
    verified: 'Connection verified.',
    whatNext: 'What next',
    whatNextAbout:
      'Nothing more is to be done until the certificate is near its end. Latchkey looks every day and tells you in time.',
    toHome: 'See all connections',
    toSettings: 'Settings of this connection',
    toNotices: 'Who is told, and when',
    toAnother: 'Add another connection',
    seenAccepted: (at: string) => `Salesforce accepts this certificate, seen at ${at}.`,
    seenNothing: 'Latchkey sees: no certificate was made yet.',
    seenCertificate: (fingerprint: string) =>
      `Latchkey sees: certificate ${fingerprint}… is ready. It can look into Salesforce once it has the consumer key (step 6).`,
    seenAsking: (at: string) => `Latchkey asks Salesforce by itself, next at ${at}.`,
    seenFailure: (message: string, at: string) => `Salesforce said last: "${message}". Latchkey asks again at ${at}.`,
    nextTry: (seconds: number) =>
      seconds === 1 ? 'Tried again by itself in 1 second.' : `Tried again by itself in ${seconds} seconds.`,
  },
  de: {
    path: 'Sieben Schritte',
    settings: 'Einstellungen',
    steps: [
      'Zertifikat herunterladen',
      'App anlegen',
      'Hochladen',
      'Scopes',
      'Consumer Key kopieren',
      'Einfügen',
      'Bestätigen',
    ],
    stepOf: (step: number, label: string) => `Schritt ${step} von 7: ${label}`,
    clicks: setupClicks.de,
    mayNot: 'Ihre Rolle darf diesen Schritt ansehen, aber nicht ausführen.',
    mayNotRemedy: 'Wer mehr Rechte hat, kann hier weitermachen: Die Adresse dieser Seite führt dorthin.',
    downloadAbout:
      'Latchkey behält den privaten Schlüssel; Salesforce bekommt das Zertifikat. Es ist kein Geheimnis. Noch einmal gedrückt, gibt der Knopf dieselbe Datei.',
    file: 'Datei',
    shownAs: 'Setup zeigt es als',
    fingerprint: 'Fingerabdruck',
    another: 'Diese Datei soll nicht benutzt werden?',
    anotherAbout:
      'Latchkey macht ein weiteres Schlüsselpaar mit Zertifikat. Die wartenden bleiben; höchstens fünf warten.',
    makeAnother: 'Weiteres Zertifikat erzeugen',
    appAbout: 'In einem zweiten Tab, als Administrator der Org:',
    copyTitle: 'Titel der App',
    copyApi: 'API-Bezeichner',
    ownEmail: 'Contact Email: Ihre eigene Adresse.',
    leaveOpen: (next: string) =>
      `Speichern Sie noch nicht. Zertifikat und Scopes gehören in dasselbe Formular: Lassen Sie es offen und drücken Sie hier „${next}“.`,
    uploadAbout: 'Im selben Formular:',
    noFile: 'Es gibt noch kein Zertifikat: Gehen Sie zum ersten Schritt zurück und laden Sie es herunter.',
    fileGone: 'Sie finden die Datei nicht?',
    goesWrong: 'Was oft schiefgeht',
    uploadWrong: (subject: string) => [
      `Das Formular wurde neu geladen und hat die Datei stillschweigend verloren: Öffnen Sie die App noch einmal und suchen Sie *${subject}*. Fehlt es, wählen Sie die Datei noch einmal.`,
      'Der Haken wurde wieder entfernt. Dann behält Salesforce die Datei und lehnt jede Anmeldung ab.',
    ],
    scopesAbout: 'Noch im selben Formular:',
    scope: (index: number) => `Scope ${index}`,
    scopesWrong: (subject: string) => [
      `Öffnen Sie nach dem Speichern die App noch einmal und suchen Sie *${subject}*. Ein Formular, das etwas bemängelt hat, kann die Datei verloren haben.`,
      'Nur ein Scope: Eine App mit *api* allein oder *refresh_token* allein wird abgelehnt.',
    ],
    whoMayUse: 'Wer die App benutzen darf',
    whoMayUseAbout:
      'Wenn sich ein Programm anmeldet, kann niemand gefragt werden. Darum lässt ein Administrator den Benutzer vorher zu:',
    theUser: 'Der Benutzer',
    copyKeyAbout: 'Die App ist gespeichert. Nun ihr Schlüssel, an dem Latchkey erkennt, welche App es ist:',
    copyKeyWrong: [
      'Das *Consumer Secret* wurde kopiert. Es steht neben dem Schlüssel und wird hier nicht gebraucht; geben Sie es niemandem.',
      'Von mehreren Apps mit gleichem Titel wurde der Schlüssel einer anderen kopiert.',
    ],
    pasteAbout:
      'Fügen Sie den Schlüssel ein und speichern Sie ihn. Von da an fragt Latchkey Salesforce von selbst, ob es geht.',
    verifyAbout:
      'Latchkey meldet sich an, wie es Ihre Programme tun werden, und sagt, was es sieht. In Salesforce ändert es nichts.',
    missing: 'Noch nicht getan, soweit Latchkey es weiß:',
    verified: 'Verbindung bestätigt.',
    whatNext: 'Wie es weitergeht',
    whatNextAbout:
      'Es ist nichts mehr zu tun, bis das Zertifikat abläuft. Latchkey sieht täglich nach und sagt es Ihnen rechtzeitig.',
    toHome: 'Alle Verbindungen ansehen',
    toSettings: 'Einstellungen dieser Verbindung',
    toNotices: 'Wer wann Bescheid bekommt',
    toAnother: 'Noch eine Verbindung anlegen',
    seenAccepted: (at: string) => `Salesforce nimmt dieses Zertifikat an, gesehen um ${at}.`,
    seenNothing: 'Latchkey sieht: Noch wurde kein Zertifikat gemacht.',
    seenCertificate: (fingerprint: string) =>
      `Latchkey sieht: Zertifikat ${fingerprint}… liegt bereit. In Salesforce kann es sehen, sobald es den Consumer Key hat (Schritt 6).`,
    seenAsking: (at: string) => `Latchkey fragt Salesforce von selbst, das nächste Mal um ${at}.`,
    seenFailure: (message: string, at: string) =>
      `Salesforce sagte zuletzt: „${message}“. Latchkey fragt um ${at} wieder.`,
    nextTry: (seconds: number) =>
      seconds === 1
        ? 'Nächster Versuch von selbst in 1 Sekunde.'
        : `Nächster Versuch von selbst in ${seconds} Sekunden.`,
  },
  fr: {
    path: 'Sept étapes',
    settings: 'Paramètres',
    steps: [
      'Télécharger le certificat',
      'Créer l’application',
      'Envoyer',
      'Scopes',
      'Copier la Consumer Key',
      'La coller',
      'Vérifier',
    ],
    stepOf: (step: number, label: string) => `Étape ${step} sur 7 : ${label}`,
    clicks: setupClicks.fr,
    mayNot: 'Votre rôle permet de regarder cette étape, pas de la faire.',
    mayNotRemedy: 'Quelqu’un qui a plus de droits peut continuer ici : l’adresse de cette page y mène.',
    downloadAbout:
      'Latchkey garde la clé privée ; Salesforce reçoit le certificat. Ce n’est pas un secret. Un nouveau clic donne le même fichier.',
    file: 'Fichier',
    shownAs: 'Setup l’affiche comme',
    fingerprint: 'Empreinte',
    another: 'Ce fichier ne doit pas servir ?',
    anotherAbout:
      'Latchkey crée une autre paire de clés et son certificat. Ceux qui attendent sont gardés ; cinq au plus attendent.',
    makeAnother: 'Créer un autre certificat',
    appAbout: 'Dans un deuxième onglet, en tant qu’administrateur de l’org :',
    copyTitle: 'titre de l’application',
    copyApi: 'identifiant d’API',
    ownEmail: 'Contact Email : votre propre adresse.',
    leaveOpen: (next: string) =>
      `N’enregistrez pas encore. Le certificat et les scopes vont dans le même formulaire : laissez-le ouvert et cliquez ici sur « ${next} ».`,
    uploadAbout: 'Dans le même formulaire :',
    noFile: 'Il n’y a pas encore de certificat : revenez à la première étape et téléchargez-le.',
    fileGone: 'Vous ne trouvez pas le fichier ?',
    goesWrong: 'Ce qui échoue souvent',
    uploadWrong: (subject: string) => [
      `Le formulaire s’est rechargé et a perdu le fichier sans un mot : rouvrez l’application et cherchez *${subject}*. S’il manque, choisissez le fichier encore une fois.`,
      'La case a été décochée. Salesforce garde alors le fichier et refuse toute connexion.',
    ],
    scopesAbout: 'Toujours dans le même formulaire :',
    scope: (index: number) => `Scope ${index}`,
    scopesWrong: (subject: string) => [
      `Après l’enregistrement, rouvrez l’application et cherchez *${subject}*. Un formulaire qui a signalé une erreur a pu perdre le fichier.`,
      'Un seul scope : une application avec *api* seul ou *refresh_token* seul est refusée.',
    ],
    whoMayUse: 'Qui peut utiliser l’application',
    whoMayUseAbout:
      'Quand un programme se connecte, personne ne peut être interrogé. Un administrateur approuve donc l’utilisateur à l’avance :',
    theUser: 'L’utilisateur',
    copyKeyAbout: 'L’application est enregistrée. Voici sa clé, qui dit à Latchkey de quelle application il s’agit :',
    copyKeyWrong: [
      'Le *Consumer Secret* a été copié. Il est à côté de la clé et ne sert pas ici ; ne le donnez à personne.',
      'Parmi plusieurs applications de même titre, la clé d’une autre a été copiée.',
    ],
    pasteAbout:
      'Collez la clé et enregistrez-la. À partir de là, Latchkey demande de lui-même à Salesforce si cela fonctionne.',
    verifyAbout:
      'Latchkey se connecte comme le feront vos programmes et dit ce qu’il voit. Il ne change rien dans Salesforce.',
    missing: 'Pas encore fait, d’après ce que Latchkey sait :',
    verified: 'Connexion vérifiée.',
    whatNext: 'Et maintenant',
    whatNextAbout:
      'Il n’y a plus rien à faire avant la fin du certificat. Latchkey regarde chaque jour et vous prévient à temps.',
    toHome: 'Voir toutes les connexions',
    toSettings: 'Paramètres de cette connexion',
    toNotices: 'Qui est prévenu, et quand',
    toAnother: 'Ajouter une autre connexion',
    seenAccepted: (at: string) => `Salesforce accepte ce certificat, vu à ${at}.`,
    seenNothing: 'Latchkey voit : aucun certificat n’a encore été créé.',
    seenCertificate: (fingerprint: string) =>
      `Latchkey voit : le certificat ${fingerprint}… est prêt. Il peut regarder dans Salesforce dès qu’il a la Consumer Key (étape 6).`,
    seenAsking: (at: string) => `Latchkey interroge Salesforce de lui-même, la prochaine fois à ${at}.`,
    seenFailure: (message: string, at: string) =>
      `Dernière réponse de Salesforce : « ${message} ». Latchkey redemande à ${at}.`,
    nextTry: (seconds: number) =>
      seconds === 1 ? 'Nouvel essai automatique dans 1 seconde.' : `Nouvel essai automatique dans ${seconds} secondes.`,
  },
} satisfies Texts<unknown>);
