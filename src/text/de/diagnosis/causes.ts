// Each cause in German: its title, the check that proves it, the remedy. Names in braces are filled.

import type { CauseLabel } from '../../../domain/diagnosis/cause-table.ts';
import type { CauseTexts } from '../../words.ts';
import { germanCausesUntilToken } from './causes-until-token.ts';

export const germanCauses: Readonly<Record<CauseLabel, CauseTexts>> = {
  ...germanCausesUntilToken,
  user_not_preauthorized: [
    'Der Benutzer ist nicht vorab zugelassen',
    'Sehen Sie Permitted Users in den Regeln von {app} an: „All users may self-authorize“ beweist es.',
    '{preauthorize}.',
  ],
  user_not_assigned: [
    'Der Benutzer hat keines der zugewiesenen Profile oder Permission Sets',
    'Vergleichen Sie die Profile und Permission Sets, die {app} zugewiesen sind, mit denen, die {username} hat.',
    '{assign} (keines der Lizenz Salesforce API Integration, das kann keine Apps enthalten).',
  ],
  missing_refresh_scope: [
    'Der App fehlt der Scope refresh_token',
    'Sehen Sie nach, ob „Perform requests at any time (refresh_token, offline_access)“ unter den gewählten Scopes von {app} ist.',
    '{scopes}: „Perform requests at any time (refresh_token, offline_access)“ hinzufügen > Save; warten Sie dann 2 bis 10 Minuten.',
  ],
  wrong_username: [
    'Der Benutzername ist keiner dieser Org',
    'Öffnen Sie {setup} > Users > Users, und sehen Sie in der Spalte Username nach, nicht unter Email oder Alias.',
    '{setup} > Users > Users > der Benutzer: Kopieren Sie das Feld Username genau (in einer Sandbox endet es mit dem Namen der Sandbox, user@company.com.mysandbox) in diese Verbindung.',
  ],
  user_inactive: [
    'Der Benutzer ist inaktiv, eingefroren oder ohne Lizenz',
    'Öffnen Sie {setup} > Users > Users > {username}: Active muss angehakt sein, und kein Knopf Unfreeze darf da sein.',
    '{setup} > Users > Users > {username} > Edit: Active anhaken > Save; zeigt die Seite des Benutzers Unfreeze oder Unlock, so drücken Sie es, außer Salesforce hat den Benutzer selbst eingefroren (Mail „Salesforce Security notification“): Halten Sie dann zuerst den Job an.',
  ],
  user_frozen_by_salesforce: [
    'Der Benutzer ist eingefroren, von Salesforce selbst oder von einem Admin',
    'Suchen Sie eine Mail „Salesforce Security notification“ an die Admins, und sehen Sie nach, ob die Seite von {username} Unfreeze zeigt.',
    'Bekamen die Admins eine Mail „Salesforce Security notification“, so war es Salesforce: Halten Sie jeden Job an, der sich als {username} anmeldet, denn Wiederholungen halten ihn eingefroren, geben Sie den Jobs eine feste ausgehende Adresse, und nehmen Sie sie unter Network Access auf. Kam sie nicht, so war es ein Admin: Fragen Sie, warum. Dann {setup} > Users > Users > {username} > Unfreeze.',
  ],
  ip_restricted: [
    'Die Adresse liegt außerhalb der Login IP Ranges',
    'Sehen Sie in {setup} > Users > {username} > Login History nach: Status „Restricted IP“, mit der Adresse, die Salesforce sah.',
    '{setup} > Users > Profiles > das Profil von {username} > Login IP Ranges > New: die Adresse aus Login History hinzufügen > Save; holen Sie dann ein neues Token. Gelingen Anmeldungen und werden nur Aufrufe abgelehnt, so steht in {setup} > Security > Session Settings „Enforce login IP ranges on every request“ (die Adresse des Rechners hinzufügen, der aufruft) oder „Lock sessions to the IP address from which they originated“ (auf dem Rechner anmelden, der aufruft).',
  ],
  login_hours_restricted: [
    'Außerhalb der Anmeldezeiten des Profils',
    'Sehen Sie in {setup} > Users > {username} > Login History nach: Status „Restricted time“.',
    '{setup} > Users > Profiles > das Profil von {username} > Login Hours > Edit: Clear all times (oder sie weiter fassen) > Save.',
  ],
  login_rate_exceeded: [
    'Zu viele Anmeldungen in einer Stunde',
    'Suchen Sie in {setup} > Users > {username} > Login History viele Anmeldungen je Minute, und welche Anwendung sie machte.',
    'Warten Sie eine Stunde; behalten Sie das Access Token, und melden Sie sich erst nach INVALID_SESSION_ID neu an; finden und stoppen Sie den Job, der sich für jeden Aufruf anmeldet (Login History nennt seine Anwendung).',
  ],
  too_many_approvals: [
    'Zu viele alte Zulassungen dieses Benutzers',
    'Öffnen Sie die Seite von {username} > OAuth Connected Apps, und zählen Sie die Zulassungen von {app}.',
    '{setup} > Users > Users > {username} > OAuth Connected Apps: Revoke bei den alten Einträgen von {app}; melden Sie sich dann neu an. Gibt {app} Access Tokens in der Form JSON Web Token (JWT) aus, so nehmen Sie ihr auch die Scopes, die niemand braucht.',
  ],
  session_expired: [
    'Die Sitzung ist vorbei',
    'Holen Sie ein neues Token, und wiederholen Sie den Aufruf bei der instance_url, die mit ihm kam.',
    'Holen Sie ein neues Access Token, und rufen Sie die instance_url auf, die mit ihm kam. Wird auch ein frisches Token abgelehnt, so melden Sie sich nicht noch einmal an: Die Ursache ist eine andere.',
  ],
  missing_api_scope: [
    'Das Token hat keinen Scope api',
    'Lesen Sie das Feld scope, das mit dem Token kam: Es muss api (oder full) enthalten.',
    '{scopes}: „Manage user data via APIs (api)“ hinzufügen > Save; warten Sie 2 bis 10 Minuten, und holen Sie ein neues Token.',
  ],
  high_assurance_required: [
    'Eine High-Assurance-Sitzung wird verlangt',
    'Sehen Sie in den Session Settings des Profils von {username} und in der Sitzungsregel von {app} nach High Assurance.',
    '{setup} > Users > Profiles > das Profil von {username} > Session Settings > Session Security Level Required at Login: None; und {lowerAssurance} > Save; holen Sie dann ein neues Token.',
  ],
  api_access_control: [
    'API Access Control nennt die App nicht',
    'Öffnen Sie {setup} > Security > API Access Control: Ist sie an, muss {app} unter den erlaubten Apps sein.',
    '{setup} > Security > API Access Control: Lassen Sie sie an, und lassen Sie {app} zu (installieren und ihre Benutzer vorab zulassen), oder geben Sie {username} die Berechtigung Use Any API Client.',
  ],
  api_not_enabled: [
    'Kein API-Zugang für diesen Benutzer oder diese Edition',
    'Sehen Sie nach, ob das Profil oder ein Permission Set von {username} die Systemberechtigung API Enabled hat.',
    '{setup} > Users > Permission Sets > New (oder eines, das {username} hat) > System Permissions > Edit: API Enabled anhaken > Save > Manage Assignments: {username} hinzufügen. Professional und Group Edition brauchen das API-Add-on.',
  ],
  api_limit_reached: [
    'Die Grenze der API ist erreicht',
    'Sehen Sie in {setup} > Company Settings > Company Information > API Requests, Last 24 Hours nach.',
    'Warten Sie, bis die gleitenden 24 Stunden Aufrufe freigeben (bei ConcurrentRequests: weniger zugleich laufen lassen), und wiederholen Sie es später. Melden Sie sich dafür nie neu an, ein neues Token ändert nichts.',
  ],
  insufficient_permission: [
    'Der Benutzer darf das nicht',
    'Wiederholen Sie denselben Aufruf als System Administrator: Gelingt er, fehlt {username} eine Berechtigung.',
    '{setup} > Users > Permission Sets: die Berechtigung, die die Meldung nennt (um Metadaten zu lesen: Modify Metadata Through Metadata API Functions; für Datensätze: Zugriff auf Objekt und Felder), einem hinzufügen, das {username} hat.',
  ],
  soap_refuses_jwt_token: [
    'SOAP nimmt diese Art von Token nicht',
    'Machen Sie denselben Aufruf über REST, oder über SOAP in Version 68.0: Er gelingt.',
    'Rufen Sie SOAP in Version 68.0 oder neuer auf, oder nehmen Sie REST; oder öffnen Sie {app} in Setup, nehmen Sie den Haken bei „Issue JSON Web Token (JWT)-based access tokens for named users“ weg, und holen Sie ein neues Token. Zertifikat und Schlüssel bleiben, wie sie sind.',
  ],
  keystore_refused: [
    'Certificate and Key Management lehnt den Keystore ab',
    'Führen Sie „keytool -list -v -keystore FILE“ aus: genau ein PrivateKeyEntry, RSA mit 2048, 3072 oder 4096 Bit.',
    'Machen Sie den Keystore neu als JKS mit einem einzigen privaten RSA-Schlüssel, dessen Passwort gleich dem des Keystores ist (einen solchen schreibt {exportJks}), und importieren Sie diesen. Dieser Flow braucht keinen Import: Die App nimmt nur die .crt.',
  ],
  client_store_unreadable: [
    'Der eigene Speicher des Clients ist beschädigt',
    'Melden Sie sich mit demselben Client in einem leeren Home-Ordner an: Geht das, ist sein alter Speicher beschädigt.',
    'Sorgen Sie dafür, dass der Speicher dem Benutzer gehört, unter dem der Job läuft, und niemandem sonst (bei sf: `chmod 600 ~/.sfdx/key.json`; einen anderen Modus nimmt es nicht). Ist das in Ordnung, so löschen Sie den Speicher (~/.sfdx und ~/.sf, nach `sf org logout --all`, wo das noch läuft), und melden Sie sich neu an. In Salesforce muss nichts geändert werden.',
  ],
  other_flow: [
    'Die Meldung gehört zu einem anderen Flow oder Werkzeug',
    'Sehen Sie nach, welchen Befehl oder Grant die Meldung nennt, und in {setup} > Users > {username} > Login History, welche Anwendung und welcher Login Type gescheitert ist.',
    'Um Zertifikat und Schlüssel geht es nicht: Daran ist nichts zu ändern. Nennt sie ein Refresh Token, so melden Sie sich mit dem Client, der es verlor, neu an; die Refresh Token Policy seiner App sagt, wie lange das nächste hält, und die sechste Zulassung eines Benutzers beendet die erste. Meldet sie sich mit Benutzername an, so gehört das Security Token hinter das Passwort, und {setup} > Identity > OAuth and OpenID Connect Settings > Allow OAuth Username-Password Flows muss an sein. Zeigt sie eine Seite oder einen Code, so gehen Sie deren Schritte noch einmal durch. Ein Server braucht nichts davon, wenn er den JWT Bearer Flow benutzt.',
  ],
  unknown_message: [
    'Diese Meldung ist nicht bekannt, darum wird keine Ursache genannt',
    'Testen Sie die Verbindung ({test}): Das findet Ursachen durch Versuche, nicht aus der Meldung.',
    'Drei Dinge hülfen am meisten: die ganze Antwort mit ihrem HTTP-Status; welches Programm was an welchen Host gesendet hat; was zuletzt geändert wurde, und wann. Geben Sie sie als JSON mit phase, status, body und context an ({diagnose}), oder testen Sie die Verbindung ({test}).',
  ],
};
