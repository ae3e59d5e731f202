// What is clicked in Salesforce's Setup, by kind of app. Between stars stand its labels: Salesforce Help, "Configure a Connected App
// for the OAuth 2.0 JWT Bearer Flow" and "Create a Local External Client App". They stay English in every language.

export const setupClicks = {
  en: {
    'connected-app': {
      app: (org: string) => [
        `Sign in at ${org} and open *Setup* > *App Manager*.`,
        'Press *New Connected App*; for an app that exists, *Edit* in its menu.',
        'Type the three values below: *Connected App Name*, *API Name*, *Contact Email*. An app that exists keeps its own.',
        'Tick *Enable OAuth Settings* and paste the *Callback URL*. The form asks for one; it is never used here.',
      ],
      upload: (file: string) => [
        'Tick *Use digital signatures*.',
        `Press *Choose File* and choose *${file}*; it lies with your downloads.`,
        'The name of the file now stands beside the button.',
      ],
      scopes: [
        'Add both to *Selected OAuth Scopes*.',
        'Press *Save*. Salesforce says that a change takes 2 to 10 minutes.',
      ],
      policies: (app: string) => [
        `Open *Setup* > *Manage Connected Apps* > *${app}* > *Edit Policies*.`,
        'Set *Permitted Users* to *Admin approved users are pre-authorized* and press *Save*.',
        'At once, with *Manage Profiles* or *Manage Permission Sets*, add one that this user has:',
      ],
      key: (app: string) => [
        `Open *Setup* > *App Manager* > *${app}* > *View*.`,
        'Press *Manage Consumer Details*. Salesforce mails you a code; type it.',
        'Copy the *Consumer Key*. It usually begins with 3MVG9.',
      ],
    },
    'external-client-app': {
      app: (org: string) => [
        `Sign in at ${org} and open *Setup* > *External Client App Manager*.`,
        'Press *New External Client App*; for an app that exists, open it, then *Settings* > *Edit*.',
        'Type the three values below: *External Client App Name*, *API Name*, *Contact Email*; *Distribution State* is *Local*. An app that exists keeps its own.',
        'Under *API (Enable OAuth Settings)* tick *Enable OAuth* and paste the *Callback URL*. The form asks for one; it is never used here.',
      ],
      upload: (file: string) => [
        'Under *Flow Enablement* tick *Enable JWT Bearer Flow*.',
        `Press *Upload Files* and choose *${file}*; it lies with your downloads.`,
        'The name of the file now stands beside the button.',
      ],
      scopes: [
        'Add both to *OAuth Scopes*.',
        'Press *Create* (or *Save*). Salesforce says that a change takes 2 to 10 minutes.',
      ],
      policies: (app: string) => [
        `Open *Setup* > *External Client App Manager* > *${app}* > *Policies* > *Edit*.`,
        'Under *OAuth Policies* set *Permitted Users* to *Admin approved users are pre-authorized*.',
        'Under *App Policies* select a profile or permission set that this user has, then press *Save*:',
      ],
      key: (app: string) => [
        `Open *Setup* > *External Client App Manager* > *${app}* > *Settings* > *OAuth Settings*.`,
        'Press *Consumer Key and Secret*. Salesforce mails you a code; type it.',
        'Copy the *Consumer Key*. It usually begins with 3MVG9.',
      ],
    },
  },
  de: {
    'connected-app': {
      app: (org: string) => [
        `Melden Sie sich unter ${org} an und öffnen Sie *Setup* > *App Manager*.`,
        'Wählen Sie *New Connected App*; bei einer vorhandenen App *Edit* in ihrem Menü.',
        'Tragen Sie die drei Werte unten ein: *Connected App Name*, *API Name*, *Contact Email*. Eine vorhandene App behält ihre.',
        'Haken Sie *Enable OAuth Settings* an und fügen Sie die *Callback URL* ein. Das Formular verlangt sie; hier wird sie nie benutzt.',
      ],
      upload: (file: string) => [
        'Haken Sie *Use digital signatures* an.',
        `Drücken Sie *Choose File* und wählen Sie *${file}*; sie liegt bei Ihren Downloads.`,
        'Der Name der Datei steht nun neben dem Knopf.',
      ],
      scopes: [
        'Fügen Sie beide zu *Selected OAuth Scopes* hinzu.',
        'Drücken Sie *Save*. Salesforce sagt, dass eine Änderung 2 bis 10 Minuten braucht.',
      ],
      policies: (app: string) => [
        `Öffnen Sie *Setup* > *Manage Connected Apps* > *${app}* > *Edit Policies*.`,
        'Setzen Sie *Permitted Users* auf *Admin approved users are pre-authorized* und drücken Sie *Save*.',
        'Fügen Sie gleich danach mit *Manage Profiles* oder *Manage Permission Sets* etwas hinzu, das dieser Benutzer hat:',
      ],
      key: (app: string) => [
        `Öffnen Sie *Setup* > *App Manager* > *${app}* > *View*.`,
        'Drücken Sie *Manage Consumer Details*. Salesforce schickt Ihnen einen Code; tippen Sie ihn ein.',
        'Kopieren Sie den *Consumer Key*. Er beginnt meist mit 3MVG9.',
      ],
    },
    'external-client-app': {
      app: (org: string) => [
        `Melden Sie sich unter ${org} an und öffnen Sie *Setup* > *External Client App Manager*.`,
        'Wählen Sie *New External Client App*; eine vorhandene App öffnen Sie, dann *Settings* > *Edit*.',
        'Tragen Sie die drei Werte unten ein: *External Client App Name*, *API Name*, *Contact Email*; *Distribution State* ist *Local*. Eine vorhandene App behält ihre.',
        'Haken Sie unter *API (Enable OAuth Settings)* *Enable OAuth* an und fügen Sie die *Callback URL* ein. Das Formular verlangt sie; hier wird sie nie benutzt.',
      ],
      upload: (file: string) => [
        'Haken Sie unter *Flow Enablement* *Enable JWT Bearer Flow* an.',
        `Drücken Sie *Upload Files* und wählen Sie *${file}*; sie liegt bei Ihren Downloads.`,
        'Der Name der Datei steht nun neben dem Knopf.',
      ],
      scopes: [
        'Fügen Sie beide zu *OAuth Scopes* hinzu.',
        'Drücken Sie *Create* (oder *Save*). Salesforce sagt, dass eine Änderung 2 bis 10 Minuten braucht.',
      ],
      policies: (app: string) => [
        `Öffnen Sie *Setup* > *External Client App Manager* > *${app}* > *Policies* > *Edit*.`,
        'Setzen Sie unter *OAuth Policies* *Permitted Users* auf *Admin approved users are pre-authorized*.',
        'Wählen Sie unter *App Policies* ein Profil oder Permission Set, das dieser Benutzer hat, und drücken Sie *Save*:',
      ],
      key: (app: string) => [
        `Öffnen Sie *Setup* > *External Client App Manager* > *${app}* > *Settings* > *OAuth Settings*.`,
        'Drücken Sie *Consumer Key and Secret*. Salesforce schickt Ihnen einen Code; tippen Sie ihn ein.',
        'Kopieren Sie den *Consumer Key*. Er beginnt meist mit 3MVG9.',
      ],
    },
  },
  fr: {
    'connected-app': {
      app: (org: string) => [
        `Connectez-vous sur ${org} et ouvrez *Setup* > *App Manager*.`,
        'Choisissez *New Connected App* ; pour une application existante, *Edit* dans son menu.',
        'Saisissez les trois valeurs ci-dessous : *Connected App Name*, *API Name*, *Contact Email*. Une application existante garde les siennes.',
        'Cochez *Enable OAuth Settings* et collez la *Callback URL*. Le formulaire l’exige ; elle ne sert jamais ici.',
      ],
      upload: (file: string) => [
        'Cochez *Use digital signatures*.',
        `Cliquez sur *Choose File* et choisissez *${file}* ; il est dans vos téléchargements.`,
        'Le nom du fichier apparaît alors à côté du bouton.',
      ],
      scopes: [
        'Ajoutez les deux à *Selected OAuth Scopes*.',
        'Cliquez sur *Save*. Salesforce annonce qu’une modification prend 2 à 10 minutes.',
      ],
      policies: (app: string) => [
        `Ouvrez *Setup* > *Manage Connected Apps* > *${app}* > *Edit Policies*.`,
        'Réglez *Permitted Users* sur *Admin approved users are pre-authorized* et cliquez sur *Save*.',
        'Aussitôt après, avec *Manage Profiles* ou *Manage Permission Sets*, ajoutez-en un que cet utilisateur possède :',
      ],
      key: (app: string) => [
        `Ouvrez *Setup* > *App Manager* > *${app}* > *View*.`,
        'Cliquez sur *Manage Consumer Details*. Salesforce vous envoie un code ; saisissez-le.',
        'Copiez la *Consumer Key*. Elle commence en général par 3MVG9.',
      ],
    },
    'external-client-app': {
      app: (org: string) => [
        `Connectez-vous sur ${org} et ouvrez *Setup* > *External Client App Manager*.`,
        'Choisissez *New External Client App* ; pour une application existante, ouvrez-la, puis *Settings* > *Edit*.',
        'Saisissez les trois valeurs ci-dessous : *External Client App Name*, *API Name*, *Contact Email* ; *Distribution State* est *Local*. Une application existante garde les siennes.',
        'Sous *API (Enable OAuth Settings)* cochez *Enable OAuth* et collez la *Callback URL*. Le formulaire l’exige ; elle ne sert jamais ici.',
      ],
      upload: (file: string) => [
        'Sous *Flow Enablement* cochez *Enable JWT Bearer Flow*.',
        `Cliquez sur *Upload Files* et choisissez *${file}* ; il est dans vos téléchargements.`,
        'Le nom du fichier apparaît alors à côté du bouton.',
      ],
      scopes: [
        'Ajoutez les deux à *OAuth Scopes*.',
        'Cliquez sur *Create* (ou *Save*). Salesforce annonce qu’une modification prend 2 à 10 minutes.',
      ],
      policies: (app: string) => [
        `Ouvrez *Setup* > *External Client App Manager* > *${app}* > *Policies* > *Edit*.`,
        'Sous *OAuth Policies* réglez *Permitted Users* sur *Admin approved users are pre-authorized*.',
        'Sous *App Policies* choisissez un profil ou un permission set que cet utilisateur possède, puis cliquez sur *Save* :',
      ],
      key: (app: string) => [
        `Ouvrez *Setup* > *External Client App Manager* > *${app}* > *Settings* > *OAuth Settings*.`,
        'Cliquez sur *Consumer Key and Secret*. Salesforce vous envoie un code ; saisissez-le.',
        'Copiez la *Consumer Key*. Elle commence en général par 3MVG9.',
      ],
    },
  },
} as const;
