// What a file is that was given as a certificate, in German, with the command that helps.

import type { FileWords } from '../../words.ts';

const writtenName =
  'Schreiben Sie es etwa als „CN=acme, O=Acme, C=DE“, jeden Wert mit 1 bis 64 Zeichen und keinem verborgenen.';
const copyBlock = 'Kopieren Sie die Datei noch einmal von ihrem Ursprung.';
const part = (type: string | undefined) => `der Teil ${type ?? ''} des Namens`;

export const germanFiles: FileWords = {
  pem_missing: () => [
    'in dieser Datei steht weder ein Zertifikat noch ein Schlüssel',
    'Geben Sie die ganze Datei an, von der Zeile „-----BEGIN …-----“ bis zur Zeile „-----END …-----“.',
  ],
  pem_truncated: ([label]) => [
    `dem Block ${label} fehlt die Zeile END`,
    `${copyBlock} Sie endet mit „-----END …-----“.`,
  ],
  pem_bad_base64: ([label]) => [
    `der Block ${label} ist kein gültiges Base64; ein Zeichen ist verändert oder verloren`,
    copyBlock,
  ],
  certificates_unrelated: ([count]) => [
    `die Datei enthält ${count} Zertifikate, die keine Kette sind`,
    'Behalten Sie das gemeinte; diese Zeile zeigt alle: openssl storeutl -noout -text -certs FILE',
  ],
  private_key_instead_of_certificate: () => [
    'das ist ein privater Schlüssel, kein Zertifikat',
    'Geben Sie das Zertifikat an, und halten Sie diesen Schlüssel geheim.',
  ],
  der_malformed: () => [
    'das ist weder ein Zertifikat noch ein Schlüssel, oder das Ende fehlt',
    'Kopieren Sie die Datei noch einmal von ihrem Ursprung, ganz und binär.',
  ],
  der_trailing_bytes: ([bytes]) => [
    `dahinter folgen ${bytes} Bytes, die nicht dazugehören`,
    'Geben Sie eine Datei an, in der nur das Zertifikat steht.',
  ],
  certificate_unreadable: () => [
    'das ist kein lesbares X.509-Zertifikat',
    `${copyBlock} Ob es ganz ist, zeigt: openssl x509 -text`,
  ],
  certificate_dns_name_invalid: ([name]) => [
    `„${name}“ ist kein Hostname`,
    'Geben Sie einen wie latchkey.example.com an, ohne https://, Port und Leerzeichen.',
  ],
  private_key_not_rsa: () => [
    'das ist ein Schlüssel, der nicht RSA ist; nur RSA taugt für RS256, den einzigen Algorithmus dieses Flows',
    'Nehmen Sie einen RSA-Schlüssel mit mindestens 2048 Bit.',
  ],
  name_empty: () => ['der Name ist leer', writtenName],
  name_part_unknown: ([given, known]) => [
    `„${given}“ ist kein Teil eines Namens: ein solcher beginnt mit ${known} und „=“`,
    writtenName,
  ],
  name_parts_joined: () => [
    'zwei mit „+“ verbundene Teile werden nicht geschrieben; schreiben Sie für ein „+“ selbst „\\+“',
    writtenName,
  ],
  name_value_length: ([type, characters, longest]) => [
    `${part(type)} hat ${characters} Zeichen; 1 bis ${longest} sind erlaubt`,
    writtenName,
  ],
  name_value_hidden: ([type]) => [`${part(type)} enthält verborgene Zeichen oder zerstörten Text`, writtenName],
  name_country_invalid: () => ['das Land sind nicht zwei Buchstaben nach ISO 3166', writtenName],
  name_email_invalid: () => ['die E-Mail-Adresse ist keine', writtenName],
  file_empty: () => ['die Datei ist leer', copyBlock],
  openssl_enc: () => [
    'die Datei ist mit `openssl enc` verschlüsselt',
    'Entschlüsseln Sie sie mit ihrem Passwort: openssl enc -d -aes-256-cbc -pbkdf2 -in FILE -out server.key (mit -a, wenn FILE Text ist; ohne -pbkdf2, wenn sie ohne entstand).',
  ],
  encrypted_bytes: (_, command) => [
    'die Datei enthält nur Zufallsbytes, wie `openssl enc -K … -iv …` sie schreibt (server.key.enc)',
    `Entschlüsseln Sie sie mit demselben Schlüssel und iv: ${command}`,
  ],
  keystore_pkcs12: () => [
    'das ist ein Keystore nach PKCS#12 (.p12, .pfx)',
    'Nehmen Sie Schlüssel und Zertifikat heraus: openssl pkcs12 -in FILE -nodes -out key-and-certificate.pem (wenn es daran scheitert, mit -legacy).',
  ],
  keystore_jks: (_, command) => [
    'das ist ein Keystore von Java (JKS oder JCEKS)',
    `Nehmen Sie Schlüssel und Zertifikat heraus: ${command}`,
  ],
  keystore_bcfks: (_, command) => [
    'das ist ein Keystore von Bouncy Castle (BCFKS)',
    `Nehmen Sie Schlüssel und Zertifikat heraus: ${command.replace(', then ', ', dann ')}`,
  ],
  encrypted_vault: () => [
    'die Datei ist für ein Repository verschlüsselt, mit Ansible Vault oder git-crypt',
    'Entschlüsseln Sie sie: ansible-vault decrypt --output server.key FILE, oder git-crypt unlock in ihrem Repository.',
  ],
  pointer: (_, command) => [
    'das ist ein Verweis von Git LFS, nicht die Datei selbst',
    `Holen Sie die Datei: ${command}`,
  ],
  key_ppk: (_, command) => ['das ist ein Schlüssel von PuTTY (.ppk)', `Wandeln Sie ihn um: ${command}`],
  key_openssh: (_, command) => [
    'das ist ein privater Schlüssel im eigenen Format von OpenSSH',
    `Wandeln Sie eine Kopie um: ${command}`,
  ],
  key_ssh_public: () => [
    'das ist ein öffentlicher Schlüssel von SSH, weder Zertifikat noch privater Schlüssel',
    'Nehmen Sie den privaten Schlüssel daneben, dessen Name kein .pub hat, und machen Sie damit ein Zertifikat: openssl req -x509 -key server.key -days 365 -subj /CN=NAME -out server.crt',
  ],
  key_jwk: (_, command) => ['das ist ein JSON Web Key', `Wandeln Sie ihn um: ${command}`],
  key_xml: (_, command) => [
    'das ist ein RSA-Schlüssel als XML, wie .NET ihn schreibt',
    `Wandeln Sie ihn in PowerShell 7 um: ${command}`,
  ],
  private_key_multi_prime: (_, command) => [
    'dieser RSA-Schlüssel hat mehr als zwei Primzahlen; damit kann fast nichts umgehen',
    `Kein Befehl wandelt ihn um; machen Sie ein neues Paar: ${command.replace(/^.*?: /, '')}`,
  ],
  certificate_request: () => [
    'das ist eine Zertifikatsanforderung (CSR), kein Zertifikat',
    'Geben Sie das Zertifikat an, das dafür ausgestellt wurde, oder machen Sie eines mit dem Schlüssel: openssl x509 -req -in FILE -signkey server.key -days 365 -out server.crt',
  ],
  public_key: (_, command) => [
    'das ist nur ein öffentlicher Schlüssel, weder Zertifikat noch privater Schlüssel',
    `Machen Sie ein Zertifikat mit dem privaten Schlüssel dazu: ${command}`,
  ],
  revocation_list: () => ['das ist eine Sperrliste (CRL), kein Zertifikat', 'Geben Sie das Zertifikat selbst an.'],
  pgp: () => ['das gehört zu PGP, das eigene Schlüssel hat', 'Geben Sie das Zertifikat der App an.'],
  archive: () => [
    'das ist ein Archiv (zip oder gzip)',
    'Entpacken Sie es, und geben Sie die Datei daraus an: unzip FILE oder gunzip FILE',
  ],
  web_page: () => ['das ist eine Webseite, meist die einer Anmeldung', 'Laden Sie die Datei angemeldet noch einmal.'],
  certificate_text: (_, command) => [
    'das ist, was `openssl x509 -text` druckt; das Zertifikat selbst steht nicht darin',
    `Geben Sie die Zertifikatsdatei an: ${command}`,
  ],
};
