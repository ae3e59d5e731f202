// What a file is that was given as a certificate, in French, with the command that helps.

import type { FileWords } from '../../words.ts';

const writtenName =
  'Écrivez-le par exemple « CN=acme, O=Acme, C=DE », chaque valeur de 1 à 64 caractères, aucun caché.';
const copyAgain = 'Copiez de nouveau le fichier depuis son origine.';
const part = (type: string | undefined) => `la partie ${type ?? ''} du nom`;

export const frenchFiles: FileWords = {
  pem_missing: () => [
    'ce fichier ne contient ni certificat ni clé',
    'Indiquez le fichier entier, de la ligne « -----BEGIN …----- » à la ligne « -----END …----- ».',
  ],
  pem_truncated: ([label]) => [
    `le bloc ${label} n’a pas de ligne END`,
    `${copyAgain} Il se termine par « -----END …----- ».`,
  ],
  pem_bad_base64: ([label]) => [
    `le bloc ${label} n’est pas du Base64 valable ; un caractère a été modifié ou perdu`,
    copyAgain,
  ],
  certificates_unrelated: ([count]) => [
    `le fichier contient ${count} certificats qui ne forment pas une chaîne`,
    'Gardez celui qui convient ; cette ligne les montre tous : openssl storeutl -noout -text -certs FILE',
  ],
  private_key_instead_of_certificate: () => [
    'c’est une clé privée, non un certificat',
    'Indiquez le certificat, et gardez cette clé secrète.',
  ],
  der_malformed: () => [
    'ce n’est ni un certificat ni une clé, ou la fin manque',
    'Copiez de nouveau le fichier depuis son origine, entier et en binaire.',
  ],
  der_trailing_bytes: ([bytes]) => [
    `${bytes} octets suivent qui n’en font pas partie`,
    'Indiquez un fichier qui ne contient que le certificat.',
  ],
  certificate_unreadable: () => [
    'ce n’est pas un certificat X.509 lisible',
    `${copyAgain} Pour voir s’il est entier : openssl x509 -text`,
  ],
  certificate_dns_name_invalid: ([name]) => [
    `« ${name} » n’est pas un nom d’hôte`,
    'Indiquez-en un comme latchkey.example.com, sans https://, port ni espaces.',
  ],
  private_key_not_rsa: () => [
    'c’est une clé qui n’est pas RSA ; seul RSA convient à RS256, l’unique algorithme de ce flux',
    'Utilisez une clé RSA d’au moins 2048 bits.',
  ],
  name_empty: () => ['le nom est vide', writtenName],
  name_part_unknown: ([given, known]) => [
    `« ${given} » n’est pas une partie d’un nom : elle commence par ${known} et « = »`,
    writtenName,
  ],
  name_parts_joined: () => [
    'deux parties jointes par « + » ne sont pas écrites ; pour un « + » même, écrivez « \\+ »',
    writtenName,
  ],
  name_value_length: ([type, characters, longest]) => [
    `${part(type)} a ${characters} caractères ; 1 à ${longest} sont permis`,
    writtenName,
  ],
  name_value_hidden: ([type]) => [`${part(type)} contient des caractères cachés ou un texte abîmé`, writtenName],
  name_country_invalid: () => ['le pays n’est pas deux lettres de l’ISO 3166', writtenName],
  name_email_invalid: () => ['l’adresse e-mail n’en est pas une', writtenName],
  file_empty: () => ['le fichier est vide', copyAgain],
  openssl_enc: () => [
    'le fichier est chiffré avec `openssl enc`',
    'Déchiffrez-le avec son mot de passe : openssl enc -d -aes-256-cbc -pbkdf2 -in FILE -out server.key (avec -a si FILE est un texte, sans -pbkdf2 s’il a été créé sans).',
  ],
  encrypted_bytes: (_, command) => [
    'le fichier ne contient que des octets aléatoires, comme `openssl enc -K … -iv …` les écrit (server.key.enc)',
    `Déchiffrez-le avec les mêmes clé et iv : ${command}`,
  ],
  keystore_pkcs12: () => [
    'c’est un keystore PKCS#12 (.p12, .pfx)',
    'Extrayez-en la clé et le certificat : openssl pkcs12 -in FILE -nodes -out key-and-certificate.pem (avec -legacy si cela échoue).',
  ],
  keystore_jks: (_, command) => [
    'c’est un keystore de Java (JKS ou JCEKS)',
    `Extrayez-en la clé et le certificat : ${command}`,
  ],
  keystore_bcfks: (_, command) => [
    'c’est un keystore de Bouncy Castle (BCFKS)',
    `Extrayez-en la clé et le certificat : ${command.replace(', then ', ', puis ')}`,
  ],
  encrypted_vault: () => [
    'le fichier est chiffré pour un dépôt, par Ansible Vault ou git-crypt',
    'Déchiffrez-le : ansible-vault decrypt --output server.key FILE, ou git-crypt unlock dans son dépôt.',
  ],
  pointer: (_, command) => ['c’est un pointeur de Git LFS, non le fichier même', `Récupérez le fichier : ${command}`],
  key_ppk: (_, command) => ['c’est une clé de PuTTY (.ppk)', `Convertissez-la : ${command}`],
  key_openssh: (_, command) => [
    'c’est une clé privée au format propre d’OpenSSH',
    `Convertissez-en une copie : ${command}`,
  ],
  key_ssh_public: () => [
    'c’est une clé publique de SSH, ni certificat ni clé privée',
    'Prenez la clé privée à côté, dont le nom n’a pas .pub, et faites-en un certificat : openssl req -x509 -key server.key -days 365 -subj /CN=NAME -out server.crt',
  ],
  key_jwk: (_, command) => ['c’est une JSON Web Key', `Convertissez-la : ${command}`],
  key_xml: (_, command) => [
    'c’est une clé RSA en XML, comme .NET l’écrit',
    `Convertissez-la dans PowerShell 7 : ${command}`,
  ],
  private_key_multi_prime: (_, command) => [
    'cette clé RSA a plus de deux nombres premiers, ce que presque rien ne sait utiliser',
    `Aucune commande ne la convertit ; créez une nouvelle paire : ${command.replace(/^.*?: /, '')}`,
  ],
  certificate_request: () => [
    'c’est une demande de certificat (CSR), non un certificat',
    'Indiquez le certificat émis pour elle, ou faites-en un avec sa clé : openssl x509 -req -in FILE -signkey server.key -days 365 -out server.crt',
  ],
  public_key: (_, command) => [
    'c’est une clé publique seule, ni certificat ni clé privée',
    `Faites un certificat avec sa clé privée : ${command}`,
  ],
  revocation_list: () => ['c’est une liste de révocation (CRL), non un certificat', 'Indiquez le certificat même.'],
  pgp: () => ['cela appartient à PGP, qui a ses propres clés', 'Indiquez le certificat de l’application.'],
  archive: () => [
    'c’est une archive (zip ou gzip)',
    'Décompressez-la et indiquez le fichier qu’elle contient : unzip FILE ou gunzip FILE',
  ],
  web_page: () => [
    'c’est une page web, le plus souvent celle d’une connexion',
    'Téléchargez de nouveau le fichier, une fois connecté.',
  ],
  certificate_text: (_, command) => [
    'c’est ce qu’affiche `openssl x509 -text` ; le certificat même n’y est pas',
    `Indiquez le fichier du certificat : ${command}`,
  ],
};
