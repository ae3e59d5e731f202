import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: {
    about: 'What shall be connected',
    name: 'Name',
    nameHelp: 'What you and your programs call it, for example acme: letters, digits, dots, dashes, underscores.',
    loginUrl: 'Login URL',
    loginUrlHelp:
      'Production: https://login.salesforce.com. Sandbox: https://test.salesforce.com. Or the My Domain of the org.',
    usernameHelp:
      'The user that your programs sign in as. In a sandbox it ends in the sandbox: user@company.com.mysandbox.',
    appKind: 'Kind of app in Salesforce',
    connectedApp: 'Connected App',
    connectedAppHelp: 'For one that exists. Few orgs may still make new ones.',
    externalClientApp: 'External Client App',
    externalClientAppHelp: 'For every new app.',
    appName: 'App in Setup',
    appNameHelp: 'What the app is called in Setup, or shall be.',
    contact: 'Contact e-mail',
    contactHelp: 'Told before a certificate expires. Setup asks for one, too. May stay empty.',
    create: 'Create Connection',
    lookalikeRemedy: 'Mend the login URL. Only if you know whose host this is, and mean it, keep it.',
    acceptLookalike: 'I mean this host',
    mayNot: 'Your role may look, and not add a connection.',
    mayNotRemedy: 'Ask an administrator of this Latchkey; see "Your account" for your role.',
  },
  de: {
    about: 'Was verbunden werden soll',
    name: 'Name',
    nameHelp:
      'Wie Sie und Ihre Programme sie nennen, zum Beispiel acme: Buchstaben, Ziffern, Punkte, Striche, Unterstriche.',
    loginUrl: 'Anmelde-URL',
    loginUrlHelp:
      'Produktion: https://login.salesforce.com. Sandbox: https://test.salesforce.com. Oder die My Domain der Org.',
    usernameHelp:
      'Der Benutzer, als der sich Ihre Programme anmelden. In einer Sandbox endet er auf deren Namen: user@company.com.mysandbox.',
    appKind: 'Art der App in Salesforce',
    connectedApp: 'Connected App',
    connectedAppHelp: 'Für eine, die es schon gibt. Nur wenige Orgs dürfen noch neue anlegen.',
    externalClientApp: 'External Client App',
    externalClientAppHelp: 'Für jede neue App.',
    appName: 'App in Setup',
    appNameHelp: 'Wie die App in Setup heißt oder heißen soll.',
    contact: 'Kontakt (E-Mail)',
    contactHelp: 'Erfährt es, bevor ein Zertifikat abläuft. Auch Setup fragt danach. Darf leer bleiben.',
    create: 'Verbindung anlegen',
    lookalikeRemedy: 'Berichtigen Sie die Anmelde-URL. Behalten Sie sie nur, wenn Sie wissen, wem dieser Host gehört.',
    acceptLookalike: 'Ich meine diesen Host',
    mayNot: 'Ihre Rolle darf ansehen, aber keine Verbindung anlegen.',
    mayNotRemedy: 'Fragen Sie einen Administrator von Latchkey; Ihre Rolle steht unter „Ihr Konto“.',
  },
  fr: {
    about: 'Ce qui doit être connecté',
    name: 'Nom',
    nameHelp:
      'Comme vous et vos programmes l’appelez, par exemple acme : lettres, chiffres, points, tirets, tirets bas.',
    loginUrl: 'URL de connexion',
    loginUrlHelp:
      'Production : https://login.salesforce.com. Sandbox : https://test.salesforce.com. Ou le My Domain de l’org.',
    usernameHelp:
      'L’utilisateur avec lequel vos programmes se connectent. Dans une sandbox il finit par son nom : user@company.com.mysandbox.',
    appKind: 'Type d’application dans Salesforce',
    connectedApp: 'Connected App',
    connectedAppHelp: 'Pour une application existante. Peu d’orgs peuvent encore en créer.',
    externalClientApp: 'External Client App',
    externalClientAppHelp: 'Pour toute nouvelle application.',
    appName: 'Application dans Setup',
    appNameHelp: 'Le nom de l’application dans Setup, actuel ou futur.',
    contact: 'Contact (e-mail)',
    contactHelp: 'Prévenu avant l’expiration d’un certificat. Setup en demande un aussi. Peut rester vide.',
    create: 'Créer la connexion',
    lookalikeRemedy: 'Corrigez l’URL de connexion. Ne la gardez que si vous savez à qui appartient cet hôte.',
    acceptLookalike: 'C’est bien cet hôte',
    mayNot: 'Votre rôle permet de regarder, pas d’ajouter une connexion.',
    mayNotRemedy: 'Demandez à un administrateur de Latchkey ; votre rôle est indiqué sous « Votre compte ».',
  },
} satisfies Texts<unknown>);
