// Each cause until a token is given, in German: its title, the check that proves it, the remedy. Names in braces are filled.

import type { CauseTextsOf } from '../../words.ts';

export const germanCausesUntilToken: CauseTextsOf<'beforeSalesforce' | 'assertion' | 'orgAndApp'> = {
  private_key_unreadable: [
    'Der private Schlüssel lässt sich nicht lesen',
    'Führen Sie auf dem Rechner, der unterschreibt, „openssl pkey -in server.key -noout“ aus: Es muss ohne Fehler enden.',
    'Legen Sie die ganze Schlüsseldatei hin, mit ihren Zeilen BEGIN und END und ihren Zeilenumbrüchen (sie gehen oft verloren, wenn ein Schlüssel in ein Secret eingefügt wird), lesbar für den Benutzer, unter dem der Job läuft; ein verschlüsselter Schlüssel braucht auch seine Passphrase. In Salesforce muss nichts geändert werden.',
  ],
  key_provider_unavailable: [
    'Das Gerät oder der Dienst mit dem privaten Schlüssel tut gerade nichts für uns',
    'Fragen Sie jedes Gerät und jeden Dienst, wie es ihm geht (latchkey vault status).',
    'Bringen Sie das Gerät oder den Dienst zurück, oder seine PIN, Zugangsdaten oder Berechtigungen in Ordnung. In Salesforce muss nichts geändert werden.',
  ],
  dns_failure: [
    'Der Name des Hosts wird nicht gefunden',
    'Lösen Sie {host} auf dem Rechner auf, der sich anmeldet (nslookup {host}), und in einem anderen Netz.',
    'Kopieren Sie die Adresse aus {setup} > Company Settings > My Domain > Current My Domain URL, und nehmen Sie sie als Anmelde-URL. Ist {host} schon diese Adresse, so bringen Sie die Namensauflösung auf dem Rechner in Ordnung, der sich anmeldet (in einem Container: seinen DNS-Server).',
  ],
  tls_interception: [
    'Etwas auf dem Weg unterschreibt TLS neu',
    'Sehen Sie nach, welchen Aussteller {host} hier zeigt (openssl s_client -connect {host}:{port}): Eine Firma oder ein Sicherheitsprodukt heißt, dass jemand dazwischensitzt; DigiCert heißt, dass niemand dazwischensitzt.',
    'Führen Sie das Wurzelzertifikat der Firma als PEM aus, und lassen Sie ihm vertrauen: NODE_EXTRA_CA_CERTS=/path/company-root.pem für Node.js, sonst im Speicher des Systems oder von Java; oder lassen Sie {host} von der Prüfung ausnehmen. Schalten Sie die Prüfung von Zertifikaten nicht ab.',
  ],
  tls_version_too_old: [
    'TLS ist älter als 1.2',
    'Verbinden Sie sich einmal mit erzwungenem TLS 1.2 (curl --tlsv1.2 {address}/services/data): Antwortet das, ist der Client zu alt.',
    'Erneuern Sie die Laufzeit, die sich anmeldet (Java 8 oder neuer, .NET Framework 4.6 oder neuer, OpenSSL 1.0.1 oder neuer), oder schalten Sie TLS 1.2 darin ein (.NET vor 4.6: ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12). In Salesforce muss nichts geändert werden.',
  ],
  proxy_interference: [
    'Ein Proxy oder eine Firewall unterbricht die Verbindung',
    'Wiederholen Sie es vom selben Rechner ohne den Proxy, oder nennen Sie ihn ausdrücklich: curl -v -x http://PROXY:PORT {address}/services/data.',
    'Setzen Sie HTTPS_PROXY auf den Proxy mit http:// davor, auch für https (HTTPS_PROXY=http://proxy.company.com:8080), mit Benutzername und Passwort, wenn er danach fragt; oder entfernen Sie es, und lassen Sie die Firewall {host} auf Port {port} durch.',
  ],
  wrong_host: [
    'Die Adresse ist kein Token-Endpunkt',
    'Öffnen Sie {address}/services/oauth2/token im Browser: Ein Token-Endpunkt antwortet mit einem kurzen Fehler in JSON, alles andere zeigt eine Seite.',
    'Nehmen Sie https://{myDomain}.my.salesforce.com als Anmelde-URL ({setup} > Company Settings > My Domain > Current My Domain URL), nie eine Adresse mit lightning.force.com oder salesforce-setup.com, und nichts hinter dem Host.',
  ],
  unsupported_grant_type: [
    'Der Grant Type ist nicht genau genannt',
    'Protokollieren Sie die Anfrage, aber nicht ihre Assertion; der Rumpf muss ein Formular sein und grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer enthalten.',
    'Senden Sie POST /services/oauth2/token mit Content-Type application/x-www-form-urlencoded und grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer im Rumpf, die Doppelpunkte einmal kodiert. In Salesforce muss nichts geändert werden.',
  ],
  malformed_assertion: [
    'Die Assertion ist kein wohlgeformtes JWT',
    'Dekodieren Sie die Assertion bei sich: Kopf und Claims müssen JSON sein, und die Unterschrift muss zu unserem eigenen Zertifikat passen.',
    'Kodieren Sie Kopf, Claims und Unterschrift je einmal, in base64url ohne Auffüllen (RFC 7515, Abschnitt 2), verbinden Sie sie mit Punkten, und kodieren Sie nichts noch einmal; viele Unterschreiber geben schon base64 zurück. In Salesforce muss nichts geändert werden.',
  ],
  wrong_algorithm: [
    'Die Assertion ist nicht mit RS256 und einem RSA-Schlüssel unterschrieben',
    'Dekodieren Sie den Kopf der Assertion (alg muss RS256 sein), und sehen Sie den Schlüssel an (openssl pkey -in server.key -noout -text: RSA, 2048 Bit oder mehr).',
    'Machen Sie ein RSA-Schlüsselpaar mit 2048 Bit, laden Sie sein Zertifikat in {app} hoch, und unterschreiben Sie mit RS256.',
  ],
  certificate_mismatch: [
    'Das Zertifikat der App gehört nicht zu diesem Schlüssel',
    'Vergleichen Sie den SHA-256-Fingerabdruck des Zertifikats in der App mit dem des benutzten Schlüssels, oder versuchen Sie die anderen vorhandenen Schlüsselpaare.',
    '{upload}; warten Sie dann 2 bis 10 Minuten. Oder unterschreiben Sie mit dem Schlüssel, dessen Zertifikat schon in der App ist.',
  ],
  certificate_cleared: [
    'Ein Deploy hat das Zertifikat der App gelöscht',
    'Suchen Sie in {setup} > View Setup Audit Trail und Deployment Status eine Änderung von {app} kurz vor dem ersten Fehler, und sehen Sie nach, ob die App noch ein Zertifikat zeigt.',
    '{upload}; prüfen Sie, ob {flowBox} noch angehakt ist, und nehmen Sie <certificate> in die deployten Metadaten auf.',
  ],
  restored_from_older_backup: [
    'Die Datenbank wurde aus einer älteren Sicherung wiederhergestellt',
    'Vergleichen Sie den SHA-256-Fingerabdruck des Zertifikats in der App mit denen unter {listCertificates}.',
    'Machen Sie ein neues Schlüsselpaar ({newCertificate}), und laden Sie sein Zertifikat in {app} hoch; warten Sie dann 2 bis 10 Minuten. Oder stellen Sie eine neuere Sicherung wieder her.',
  ],
  jwt_flow_not_enabled: [
    'OAuth oder digitale Signaturen sind in der App aus',
    'Öffnen Sie {app} in Setup, und sehen Sie nach, ob das Kästchen angehakt ist und ein Zertifikat gezeigt wird; ist es aus, scheitert der Flow für jeden Benutzer und jeden Schlüssel.',
    '{enableFlow}; warten Sie dann 2 bis 10 Minuten.',
  ],
  certificate_expired: [
    'Das Zertifikat ist abgelaufen',
    'Lesen Sie notAfter des benutzten Zertifikats (openssl x509 -in server.crt -noout -enddate), und vergleichen Sie es mit heute.',
    'Machen Sie ein neues Schlüsselpaar, und laden Sie sein Zertifikat hoch: {upload}.',
  ],
  unknown_consumer_key: [
    'Keine App mit diesem Consumer Key an dieser Stelle',
    'Vergleichen Sie den Claim iss Zeichen für Zeichen mit dem Consumer Key, den die App zeigt; er beginnt mit 3MVG9 und enthält keine Leerzeichen.',
    '{consumerKey} > Copy neben Consumer Key (nicht Consumer Secret); nehmen Sie ihn als Consumer Key dieser Verbindung.',
  ],
  wrong_audience: [
    'Die Audience wird nicht angenommen',
    'Melden Sie sich noch einmal an, mit aud auf https://login.salesforce.com (Produktion), https://test.salesforce.com (Sandbox) oder der My-Domain-URL, genau dem Host, an den gesendet wird.',
    'Setzen Sie die Audience auf https://login.salesforce.com für Produktion, https://test.salesforce.com für eine Sandbox oder auf die My-Domain-URL https://{myDomain}.my.salesforce.com (manche External Client Apps brauchen sie), mit https://, ohne Pfad.',
  ],
  assertion_expired: [
    'Die Assertion war bei der Ankunft abgelaufen',
    'Vergleichen Sie exp, in Sekunden seit 1970 UTC, mit dem Date der Antwort von Salesforce: Es muss bis zu 3 Minuten voraus liegen.',
    'Setzen Sie exp auf die jetzige Zeit in UTC-Sekunden plus 120, und stellen Sie die Uhr des Rechners, der unterschreibt (NTP); ein Unterschied von ganzen Stunden ist ein Zeitzonenfehler im Programm. In Salesforce muss nichts geändert werden.',
  ],
  wrong_environment: [
    'Anmeldung bei der falschen Org',
    'Melden Sie sich einmal an der My Domain der Org an, in der es {username} gibt.',
    'Produktion und Developer Edition: Anmelde-URL https://login.salesforce.com und der einfache Benutzername. Sandbox und Scratch-Org: https://test.salesforce.com, in einer Sandbox mit der Endung im Benutzernamen (user@company.com.mysandbox). In beiden Fällen geht https://{myDomain}.my.salesforce.com dieser Org und lässt sich nicht verwechseln.',
  ],
  my_domain_required: [
    'Diese App ist nur über My Domain zu erreichen',
    'Melden Sie sich einmal mit der My-Domain-URL als Host und als Audience an.',
    'Setzen Sie Anmelde-URL und Audience beide auf https://{myDomain}.my.salesforce.com ({setup} > Company Settings > My Domain > Current My Domain URL).',
  ],
  app_not_in_org: [
    'Die App ist nicht in dieser Org',
    'Suchen Sie {app} im App Manager genau der Org, zu der {host} gehört, und vergleichen Sie ihren Consumer Key mit unserem.',
    'Versuchen Sie zuerst, was nichts kostet: https://{myDomain}.my.salesforce.com als Anmelde-URL und als Audience. Bleibt es so: {install}.',
  ],
  app_blocked: [
    'Ein Admin hat die App gesperrt',
    'Öffnen Sie {setup} > Apps > Connected Apps > Connected Apps OAuth Usage: Eine gesperrte App zeigt Unblock.',
    '{unblock}.',
  ],
  propagation_delay: [
    'Eine Änderung hat noch nicht alle Server erreicht',
    'Versuchen Sie es 10 Minuten nach der letzten Änderung unverändert noch einmal.',
    'Warten Sie bis 10 Minuten nach der letzten Änderung, ändern Sie solange nichts, und versuchen Sie es noch einmal; es wird auch von selbst wiederholt, ohne dass etwas neu hochgeladen wird.',
  ],
  salesforce_unavailable: [
    'Salesforce ist nicht verfügbar',
    'Sehen Sie nach, was dort antwortet: {outage}.',
    'Warten Sie, und wiederholen Sie es mit wachsenden Pausen; {outage}. Ändern Sie nichts an der App oder am Schlüssel.',
  ],
  org_inactive: [
    'Die Org ist nicht aktiv',
    'Melden Sie sich im Browser unter {address} an der Org an: Eine inaktive Org sagt es dort.',
    'Lassen Sie die Org wieder freischalten (Salesforce Support oder Ihr Account Executive; bei einer Trial- oder Developer-Org aus der Mail über ihren Ablauf); eine abgelaufene Scratch-Org oder gelöschte Sandbox muss neu angelegt und neu verbunden werden.',
  ],
};
