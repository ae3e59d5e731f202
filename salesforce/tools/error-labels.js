// What an error of the tab itself says and what helps, by its code; errors of the installation that are not here bring words of their own.
// [code, [sentence in en, de, fr], [help in en, de, fr]]

export const errorLabels = [
  [
    'noPermission',
    [
      'You do not have the permission for this.',
      'Sie haben dafür keine Berechtigung.',
      'Vous n’avez pas l’autorisation nécessaire.',
    ],
    [
      'Ask an administrator of this org for the permission set "Latchkey Admin" (to act) or "Latchkey User" (to look).',
      'Bitten Sie einen Administrator dieser Org um die Berechtigungsgruppe „Latchkey Admin“ (handeln) oder „Latchkey User“ (ansehen).',
      'Demandez à un administrateur de cette org l’ensemble d’autorisations « Latchkey Admin » (agir) ou « Latchkey User » (regarder).',
    ],
  ],
  [
    'noCredential',
    [
      'The credential for Latchkey is not complete, or you may not use it.',
      'Die Anmeldedaten für Latchkey sind nicht vollständig, oder Sie dürfen sie nicht benutzen.',
      'Les informations d’identification pour Latchkey sont incomplètes, ou vous ne pouvez pas les utiliser.',
    ],
    [
      'Setup > Named Credentials: set the URL of the Named Credential "Latchkey", and give the principal of the External Credential "Latchkey" the values that "latchkey org link" printed. The permission set must allow that principal.',
      'Setup > Named Credentials: die URL der Named Credential „Latchkey“ setzen und dem Principal der External Credential „Latchkey“ die Werte geben, die „latchkey org link“ ausgegeben hat. Die Berechtigungsgruppe muss diesen Principal erlauben.',
      'Setup > Named Credentials : mettez l’URL de la Named Credential « Latchkey » et donnez au principal de l’External Credential « Latchkey » les valeurs affichées par « latchkey org link ». L’ensemble d’autorisations doit permettre ce principal.',
    ],
  ],
  [
    'noAnswer',
    [
      'Latchkey does not answer.',
      'Latchkey antwortet nicht.',
      'Latchkey ne répond pas.',
    ],
    [
      'Is it running, and can Salesforce reach its address? Look at the URL of the Named Credential "Latchkey", then try again.',
      'Läuft es, und kann Salesforce seine Adresse erreichen? Sehen Sie die URL der Named Credential „Latchkey“ an und versuchen Sie es noch einmal.',
      'Est-il lancé, et Salesforce peut-il atteindre son adresse ? Vérifiez l’URL de la Named Credential « Latchkey », puis réessayez.',
    ],
  ],
  [
    'notLatchkey',
    [
      'Something else than Latchkey answered.',
      'Etwas anderes als Latchkey hat geantwortet.',
      'Autre chose que Latchkey a répondu.',
    ],
    [
      'The URL of the Named Credential "Latchkey" leads to another program, or a proxy answered in its place.',
      'Die URL der Named Credential „Latchkey“ führt zu einem anderen Programm, oder ein Proxy hat an seiner Stelle geantwortet.',
      'L’URL de la Named Credential « Latchkey » mène à un autre programme, ou un proxy a répondu à sa place.',
    ],
  ],
  [
    'notSigned',
    [
      'The callout could not be signed.',
      'Die Anfrage konnte nicht signiert werden.',
      'L’appel n’a pas pu être signé.',
    ],
    [
      'Something that is no id and no hex would have been signed. Tell it to whoever looks after the app "Latchkey".',
      'Etwas, das weder ID noch Hex ist, wäre signiert worden. Sagen Sie es dem, der die App „Latchkey“ betreut.',
      'Quelque chose qui n’est ni un ID ni de l’hexadécimal aurait été signé. Signalez-le au responsable de l’application « Latchkey ».',
    ],
  ],
  [
    'orgLinkRefused',
    [
      'Latchkey does not know the key of this org.',
      'Latchkey kennt den Schlüssel dieser Org nicht.',
      'Latchkey ne connaît pas la clé de cette org.',
    ],
    [
      'Run "latchkey org link NAME --rotate" in Latchkey and type both values anew: Setup > Named Credentials > External Credentials > Latchkey > the principal.',
      'In Latchkey „latchkey org link NAME --rotate“ ausführen und beide Werte neu eintragen: Setup > Named Credentials > External Credentials > Latchkey > der Principal.',
      'Dans Latchkey, lancez « latchkey org link NAME --rotate » et saisissez à nouveau les deux valeurs : Setup > Named Credentials > External Credentials > Latchkey > le principal.',
    ],
  ],
  [
    'orgLinkClockWrong',
    [
      'The clocks of Salesforce and of Latchkey differ by more than 60 seconds.',
      'Die Uhren von Salesforce und Latchkey gehen mehr als 60 Sekunden auseinander.',
      'Les horloges de Salesforce et de Latchkey diffèrent de plus de 60 secondes.',
    ],
    [
      'The machine of Latchkey must set its clock by NTP; then try again.',
      'Der Rechner von Latchkey muss seine Uhr per NTP stellen; dann noch einmal versuchen.',
      'La machine de Latchkey doit régler son horloge par NTP ; réessayez ensuite.',
    ],
  ],
  [
    'orgLinkReplayed',
    [
      'Latchkey saw this very request before.',
      'Latchkey hat genau diese Anfrage schon gesehen.',
      'Latchkey a déjà vu exactement cette demande.',
    ],
    [
      'Try again: a new request is signed anew. If it comes back, something between Salesforce and Latchkey sends requests twice.',
      'Noch einmal versuchen: Eine neue Anfrage wird neu signiert. Kommt es wieder, schickt etwas zwischen Salesforce und Latchkey Anfragen doppelt.',
      'Réessayez : une nouvelle demande est signée à nouveau. Si cela revient, quelque chose entre Salesforce et Latchkey envoie les demandes deux fois.',
    ],
  ],
  [
    'orgLinkOtherOrg',
    [
      'The key in this org is the key of another org.',
      'Der Schlüssel in dieser Org gehört einer anderen Org.',
      'La clé de cette org est celle d’une autre org.',
    ],
    [
      'A copied or refreshed sandbox needs a link of its own: "latchkey org link NAME" for a connection of this org.',
      'Eine kopierte oder aufgefrischte Sandbox braucht eine eigene Verknüpfung: „latchkey org link NAME“ für eine Verbindung dieser Org.',
      'Une sandbox copiée ou actualisée a besoin de son propre lien : « latchkey org link NAME » pour une connexion de cette org.',
    ],
  ],
  [
    'orgLinkRevoked',
    [
      'The link of this org was revoked.',
      'Die Verknüpfung dieser Org wurde widerrufen.',
      'Le lien de cette org a été révoqué.',
    ],
    [
      'An administrator of Latchkey makes a new one with "latchkey org link NAME", and its two values go into the External Credential "Latchkey".',
      'Ein Administrator von Latchkey macht mit „latchkey org link NAME“ eine neue; ihre zwei Werte kommen in die External Credential „Latchkey“.',
      'Un administrateur de Latchkey en crée un nouveau avec « latchkey org link NAME » ; ses deux valeurs vont dans l’External Credential « Latchkey ».',
    ],
  ],
  [
    'notPermitted',
    [
      'The link of this org does not permit this.',
      'Die Verknüpfung dieser Org erlaubt das nicht.',
      'Le lien de cette org ne permet pas cela.',
    ],
    [
      'An administrator of Latchkey decides what this org may: "latchkey org link NAME --role administrator".',
      'Ein Administrator von Latchkey bestimmt, was diese Org darf: „latchkey org link NAME --role administrator“.',
      'Un administrateur de Latchkey décide de ce que cette org peut faire : « latchkey org link NAME --role administrator ».',
    ],
  ],
  [
    'changedSince',
    [
      'Somebody else changed the connection meanwhile; nothing was saved.',
      'Jemand anderes hat die Verbindung inzwischen geändert; nichts wurde gespeichert.',
      'Quelqu’un d’autre a modifié la connexion entre-temps ; rien n’a été enregistré.',
    ],
    [
      'The key that is saved now is shown. Paste yours again if it is still the right one.',
      'Gezeigt wird der jetzt gespeicherte Schlüssel. Fügen Sie Ihren noch einmal ein, wenn er weiter der richtige ist.',
      'La clé enregistrée à présent est affichée. Collez de nouveau la vôtre si elle est toujours la bonne.',
    ],
  ],
  [
    'connectionNotFound',
    [
      'Latchkey has no such connection for this org.',
      'Latchkey hat für diese Org keine solche Verbindung.',
      'Latchkey n’a pas de telle connexion pour cette org.',
    ],
    [
      'Setup > Custom Metadata Types > Latchkey Setting > Default: correct the name of the connection, or leave it empty.',
      'Setup > Custom Metadata Types > Latchkey Setting > Default: den Namen der Verbindung berichtigen oder leer lassen.',
      'Setup > Custom Metadata Types > Latchkey Setting > Default : corrigez le nom de la connexion ou laissez-le vide.',
    ],
  ],
  [
    'tooManyRequests',
    [
      'This org asked too often.',
      'Diese Org hat zu oft gefragt.',
      'Cette org a demandé trop souvent.',
    ],
    [
      'Wait a minute, then try again.',
      'Eine Minute warten, dann noch einmal versuchen.',
      'Attendez une minute, puis réessayez.',
    ],
  ],
];
