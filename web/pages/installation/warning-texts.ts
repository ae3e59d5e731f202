// The warnings in German and French; the English ones come from the server, which says them on the command line too.

import { dayText, instantText, type Texts, textOf } from '../../text/language.ts';

type Values = Readonly<Record<string, string | number | null>>;
type WarningTexts = Readonly<Record<string, (values: Values) => string>>;

const machine = { de: 'auf dem Rechner von Latchkey', fr: 'sur la machine de Latchkey' };
const more = (others: string | number | null | undefined, text: (count: number) => string) =>
  Number(others ?? 0) > 0 ? text(Number(others)) : '';

const all: Texts<WarningTexts> = {
  en: {},
  de: {
    noChannel: () =>
      'Niemand erfährt, wenn ein Zertifikat abläuft: Setzen Sie LATCHKEY_SMTP_URL und LATCHKEY_MAIL_FROM.',
    noContact: ({ first, others }) =>
      `Niemand erfährt etwas über ${first}${more(others, (count) => ` und ${count} weitere`)}: Tragen Sie einen Kontakt ein oder setzen Sie LATCHKEY_NOTIFY.`,
    noInstallationContact: () =>
      'Niemand erfährt, wenn Latchkey selbst stillsteht oder ein Hinweis nicht ankommt: Setzen Sie LATCHKEY_NOTIFY.',
    givenUp: ({ count, channel }) =>
      `${count} Nachrichten konnten seit gestern nicht über „${channel}“ zugestellt werden.`,
    slotLost: ({ names, holds }) =>
      `${names}: Die App in Salesforce hält ${holds == null ? 'kein Zertifikat mehr' : `ein fremdes Zertifikat (${holds})`}. Legen Sie es auf der Seite „Schlüsselwechsel“ zurück.`,
    swapEnded: ({ names, end }) =>
      `${names}: Eine Rotation ohne Handgriff kam nicht ans Ende (${end === 'stopped' ? 'angehalten' : end === 'refused' ? 'abgelehnt' : 'zurückgenommen'}). Sehen Sie die App in Setup an und testen Sie die Verbindung.`,
    notBackedUp: ({ names, lastBackupAt, typedAs }) =>
      `${lastBackupAt == null ? 'Noch keine Sicherung enthält' : `Die letzte Sicherung (${dayText(String(lastBackupAt))}) ist älter als`} die benutzten Schlüsselpaare von ${names}. Machen Sie eine, ${machine.de}: ${typedAs} backup FILE`,
    expiredAllowed: ({ names }) =>
      `ABGELAUFENE ERLAUBT: Ein abgelaufenes Zertifikat darf für ${names} unterschreiben. Nehmen Sie das in den Einstellungen zurück.`,
    rationed: ({ name, until }) =>
      `Latchkeys eigene Grenze der Anmeldungen je Stunde hält ${name} bis ${instantText(String(until))} zurück. Salesforce hat nichts abgelehnt.`,
    appLeft: ({ name, keyPairs }) =>
      `Keine Verbindung gehört mehr zur App „${name}“; sie hält noch ${keyPairs} private Schlüssel, die nichts benutzt.`,
    clockDoubted: ({ names }) =>
      `Für ${names} wird nichts vernichtet und nichts abgelaufen genannt: Der Uhr dieses Rechners ist nicht sicher zu trauen.`,
    settingsChanged: ({ settings }) => `Einstellungen, die von der Vorgabe abweichen: ${settings}.`,
    keyFileMissing: ({ what, typedAs }) =>
      `Die Schlüsseldatei ${what} fehlt; ohne sie ist kein Schlüssel zu benutzen. Legen Sie sie zurück, oder setzen Sie LATCHKEY_KEY_FILE. Endgültig verloren, ${machine.de}: ${typedAs} vault reset`,
    keyFileWrong: ({ what, typedAs }) =>
      `Die Schlüsseldatei ${what} öffnet diesen Tresor nicht oder ist beschädigt. Legen Sie die richtige zurück, oder setzen Sie LATCHKEY_KEY_FILE. Endgültig verloren, ${machine.de}: ${typedAs} vault reset`,
    channelWrong: ({ what, detail }) => `Der Kanal „${what}“ ist falsch eingestellt und erreicht niemanden: ${detail}`,
    auditMirrorFails: ({ what, detail }) =>
      `Der Spiegel des Protokolls (${what}) nimmt seit fünf Minuten nichts an: ${detail}`,
    databasePutBack: ({ what, detail }) =>
      `Die Datenbank wurde auf einen älteren Stand gesetzt, oder ihr Protokoll wurde umgeschrieben: Es endete mit ${detail} und endet nun mit ${what}.`,
  },
  fr: {
    noChannel: () =>
      'Personne ne sera prévenu de l’expiration d’un certificat : définissez LATCHKEY_SMTP_URL et LATCHKEY_MAIL_FROM.',
    noContact: ({ first, others }) =>
      `Personne ne sera prévenu au sujet de ${first}${more(others, (count) => ` et de ${count} autres`)} : indiquez un contact, ou définissez LATCHKEY_NOTIFY.`,
    noInstallationContact: () =>
      'Personne ne sera prévenu si Latchkey lui-même s’arrête ou si un avis n’arrive pas : définissez LATCHKEY_NOTIFY.',
    givenUp: ({ count, channel }) => `${count} messages n’ont pas pu être remis par « ${channel} » depuis hier.`,
    slotLost: ({ names, holds }) =>
      `${names} : l’application dans Salesforce ${holds == null ? 'ne détient plus de certificat' : `détient un certificat étranger (${holds})`}. Remettez-le sur la page « Changement de clé ».`,
    swapEnded: ({ names, end }) =>
      `${names} : une rotation automatique n’a pas abouti (${end === 'stopped' ? 'arrêtée' : end === 'refused' ? 'refusée' : 'annulée'}). Examinez l’application dans Setup, puis testez la connexion.`,
    notBackedUp: ({ names, lastBackupAt, typedAs }) =>
      `${lastBackupAt == null ? 'Aucune sauvegarde ne contient encore' : `La dernière sauvegarde (${dayText(String(lastBackupAt))}) est plus ancienne que`} les paires de clés utilisées de ${names}. Faites-en une, ${machine.fr} : ${typedAs} backup FILE`,
    expiredAllowed: ({ names }) =>
      `EXPIRÉS ACCEPTÉS : un certificat expiré peut signer pour ${names}. Revenez en arrière dans les paramètres.`,
    rationed: ({ name, until }) =>
      `La limite de connexions par heure de Latchkey retient ${name} jusqu’à ${instantText(String(until))}. Salesforce n’a rien refusé.`,
    appLeft: ({ name, keyPairs }) =>
      `Plus aucune connexion n’utilise l’application « ${name} » ; elle détient encore ${keyPairs} clés privées inutilisées.`,
    clockDoubted: ({ names }) =>
      `Rien n’est détruit ni déclaré expiré pour ${names} : l’horloge de cette machine n’est pas fiable à coup sûr.`,
    settingsChanged: ({ settings }) => `Paramètres différents des valeurs par défaut : ${settings}.`,
    keyFileMissing: ({ what, typedAs }) =>
      `Le fichier de clé ${what} manque ; sans lui, aucune clé n’est utilisable. Remettez-le, ou définissez LATCHKEY_KEY_FILE. Perdu pour de bon, ${machine.fr} : ${typedAs} vault reset`,
    keyFileWrong: ({ what, typedAs }) =>
      `Le fichier de clé ${what} n’ouvre pas ce coffre, ou il est endommagé. Remettez le bon, ou définissez LATCHKEY_KEY_FILE. Perdu pour de bon, ${machine.fr} : ${typedAs} vault reset`,
    channelWrong: ({ what, detail }) => `Le canal « ${what} » est mal configuré et ne prévient personne : ${detail}`,
    auditMirrorFails: ({ what, detail }) =>
      `Le miroir du journal (${what}) n’accepte rien depuis cinq minutes : ${detail}`,
    databasePutBack: ({ what, detail }) =>
      `La base a été ramenée à un état antérieur, ou son journal a été réécrit : il finissait par ${detail} et finit maintenant par ${what}.`,
  },
};

export const warningTexts = textOf(all);
