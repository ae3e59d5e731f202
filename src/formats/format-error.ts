// The one error of this layer. Its message is public: it names the problem and the fix, and never quotes what was
// read, because what was read may be a private key. For the same reason it carries no cause: OpenSSL's and the
// parsers' own errors stay here.

import { type NamedFile, namedFiles } from './named-file.ts';

const writtenName = 'Write it such as "CN=acme, O=Acme, C=DE", each value of 1 to 64 characters, none of them hidden.';

/** Code -> what to do about it. The union of codes is derived from this table; nothing else lists them. */
const remedies = {
  pem_missing: 'Give the whole file, from the line "-----BEGIN …-----" to the line "-----END …-----".',
  pem_truncated: 'Copy the file again, up to and including its "-----END …-----" line.',
  pem_bad_base64: 'Copy the file again from its source; a character was changed or lost.',
  certificates_unrelated: 'Keep the one that is meant; openssl storeutl -noout -text -certs FILE shows them all.',
  private_key_instead_of_certificate: 'Give the certificate, and keep this private key secret.',
  certificate_instead_of_private_key: 'Give the private key that belongs to this certificate.',
  der_malformed: 'Copy the file again from its source, whole and in binary mode.',
  der_trailing_bytes: 'Give a file that holds this one value and nothing after it.',
  certificate_unreadable: 'Copy the certificate again from its source; openssl x509 -text shows whether it is whole.',
  name_empty: writtenName,
  name_part_unknown: writtenName,
  name_parts_joined: writtenName,
  name_value_length: writtenName,
  name_value_hidden: writtenName,
  name_country_invalid: writtenName,
  name_email_invalid: writtenName,
  certificate_serial_number_invalid: 'Give a positive number of at most 20 octets, as RFC 5280 section 4.1.2.2 asks.',
  certificate_validity_invalid: 'Give a start from 1950 on and an end after it, before the year 10000.',
  public_key_unreadable: 'Give a public key as SubjectPublicKeyInfo.',
  private_key_unreadable: 'Copy the file again from its source; openssl pkey -check shows whether it is whole.',
  private_key_encrypted: 'Give the passphrase of the key as well.',
  private_key_wrong_passphrase: 'Try the passphrase again; if it is surely right, the file is damaged.',
  private_key_cipher_unsupported:
    'Encrypt it anew: openssl pkcs8 -topk8 -in FILE -v2 aes-256-cbc -provider legacy -provider default -out server.key',
  private_key_not_rsa: 'Use an RSA key of 2048 bits or more.',
  private_key_too_small: 'Use an RSA key of 2048 bits or more.',
  certificate_dns_name_invalid: 'Give a host name such as latchkey.example.com, without scheme, port or spaces.',
  keystore_encrypted: 'Give its password as well.',
  keystore_wrong_password: 'Try the password again; where none was set, give an empty one.',
  keystore_damaged: 'Copy it again from its source, in binary mode.',
  keystore_rounds_excessive: 'No tool asks for so much: make the file anew with the usual number.',
  keystore_cipher_unsupported:
    'Convert it: openssl pkcs12 -legacy -in FILE -nodes -out key-and-certificate.pem, which is taken as a keystore as well.',
  keystore_two_passwords:
    'Convert it, which asks for the one and for the other: openssl pkcs12 -twopass -in FILE -nodes -out key-and-certificate.pem',
  keystore_key_password:
    'Convert it, which asks for the password of the key: keytool -importkeystore -srckeystore FILE -srcalias ALIAS -destkeystore store.p12 -deststoretype PKCS12',
  keystore_secret_entry:
    'Take the private key out of it: keytool -importkeystore -srckeystore FILE -srcstoretype JCEKS -srcalias ALIAS -destkeystore store.p12 -deststoretype PKCS12',
  keystore_alias_missing: 'Say which one is meant, by its alias.',
  keystore_alias_unknown: 'Give one of these.',
  keystore_no_key: 'Give the keystore with the private key; keytool -list -keystore FILE shows what one holds.',
  keystore_no_certificate:
    'Take the key out and give it with its certificate: openssl pkcs12 -in FILE -nocerts -nodes -out server.key',
  keystore_password_invalid: 'Choose a password of at least 6 printable ASCII characters.',
  keystore_alias_invalid: 'Choose an alias of lower-case letters, digits, "-" and "_", at most 64.',
} as const;

export type FormatErrorCode = keyof typeof remedies | NamedFile;

/** In English, and what it names, for whoever says it in another language. */
export interface FileProblem {
  code: FormatErrorCode;
  problem: string;
  remedy: string;
  about: readonly string[];
}

/** `message` is problem and remedy in one; a face that shows them apart takes the two fields. */
export class FormatError extends Error implements FileProblem {
  override readonly name = 'FormatError';
  readonly code: FormatErrorCode;
  readonly problem: string;
  readonly remedy: string;
  readonly about: readonly string[];

  /** @param problem Not for a file that is named: its own is in the table. @param about What the problem names. */
  constructor(
    ...[code, problem, ...about]:
      | [code: keyof typeof remedies, problem: string, ...about: (string | number)[]]
      | [code: NamedFile, problem?: never]
  ) {
    const [said, remedy] = problem === undefined ? namedFiles[code] : [problem, remedies[code]];
    super(`${said} ${remedy}`);
    this.code = code;
    this.problem = said;
    this.remedy = remedy;
    this.about = about.map(String);
  }
}
