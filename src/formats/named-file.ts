// What people bring instead of a certificate or a key, each with the one command that makes it usable. `FILE` stands for
// what they brought. Nothing else lists these things.

export const namedFiles = {
  file_empty: ['The file is empty.', 'Copy it again from its source.'],
  openssl_enc: [
    'The file is encrypted with `openssl enc`.',
    'Decrypt it with the password it was made with: openssl enc -d -aes-256-cbc -pbkdf2 -in FILE -out server.key (with -a where FILE is text, without -pbkdf2 where it was made so).',
  ],
  encrypted_bytes: [
    'The file holds random bytes only, as `openssl enc -K … -iv …` writes them (server.key.enc).',
    'Decrypt it with the same key and iv: openssl enc -d -aes-256-cbc -K KEY -iv IV -in FILE -out server.key',
  ],
  keystore_pkcs12: [
    'This is a PKCS#12 keystore (.p12, .pfx).',
    'Take key and certificate out of it: openssl pkcs12 -in FILE -nodes -out key-and-certificate.pem (with -legacy where it says "unsupported").',
  ],
  keystore_jks: [
    'This is a Java keystore (JKS or JCEKS).',
    'Take key and certificate out of it: keytool -importkeystore -srckeystore FILE -destkeystore store.p12 -deststoretype PKCS12 && openssl pkcs12 -in store.p12 -nodes -out key-and-certificate.pem',
  ],
  keystore_bcfks: [
    'This is a keystore of Bouncy Castle (BCFKS).',
    'Take key and certificate out of it: keytool -importkeystore -srckeystore FILE -srcstoretype BCFKS -providerclass org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider -providerpath bc-fips.jar -destkeystore store.p12 -deststoretype PKCS12, then openssl pkcs12 -in store.p12 -nodes -out key-and-certificate.pem',
  ],
  encrypted_vault: [
    'The file is encrypted for a repository, by Ansible Vault or git-crypt.',
    'Decrypt it: ansible-vault decrypt --output server.key FILE, or git-crypt unlock in its repository.',
  ],
  pointer: ['This is a pointer of Git LFS, not the file itself.', 'Fetch the file: git lfs pull'],
  key_ppk: ['This is a key of PuTTY (.ppk).', 'Convert it: puttygen FILE -O private-openssh -o server.key'],
  key_openssh: [
    "This is a private key in OpenSSH's own format.",
    'Convert a copy of it: cp FILE server.key && ssh-keygen -p -N "" -m PEM -f server.key',
  ],
  key_ssh_public: [
    'This is a public key of SSH, neither a certificate nor a private key.',
    'Give the private key beside it, whose name has no .pub; openssl req -x509 -key server.key -days 365 -subj /CN=NAME -out server.crt makes a certificate over it.',
  ],
  key_jwk: [
    'This is a JSON Web Key.',
    "Convert it: node -p \"require('crypto').createPrivateKey({key:JSON.parse(require('fs').readFileSync(0)),format:'jwk'}).export({type:'pkcs8',format:'pem'})\" < FILE > server.key",
  ],
  key_xml: [
    'This is an RSA key as XML, as .NET writes it.',
    'Convert it in PowerShell 7: $k=[Security.Cryptography.RSA]::Create(); $k.FromXmlString((Get-Content -Raw FILE)); $k.ExportPkcs8PrivateKeyPem() > server.key',
  ],
  private_key_multi_prime: [
    'This RSA key has more than two primes, which next to nothing can use.',
    'No command converts it; make a new pair: openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt -days 365 -subj /CN=NAME',
  ],
  certificate_request: [
    'This is a certificate request (CSR), not a certificate.',
    'Give the certificate that was issued for it, or make one with its key: openssl x509 -req -in FILE -signkey server.key -days 365 -out server.crt',
  ],
  public_key: [
    'This is a public key alone, neither a certificate nor a private key.',
    'Make a certificate with its private key: openssl req -x509 -key server.key -days 365 -subj /CN=NAME -out server.crt',
  ],
  revocation_list: ['This is a revocation list (CRL), not a certificate.', 'Give the certificate itself.'],
  pgp: ['This belongs to PGP, which has its own keys.', 'Give the private key or the certificate of the app.'],
  archive: ['This is an archive (zip or gzip).', 'Unpack it and give the file in it: unzip FILE, or gunzip FILE'],
  web_page: ['This is a web page, mostly that of a sign-in.', 'Download the file again, signed in.'],
  certificate_text: [
    'This is what `openssl x509 -text` prints; the certificate itself is not in it.',
    'Give the certificate file: openssl x509 -in CERTIFICATE -out server.crt',
  ],
} as const satisfies Record<string, readonly [problem: string, remedy: string]>;

/** How a text without a PEM block begins, and the bytes of what is no text, in hex. */
const beginnings: readonly (readonly [RegExp, NamedFile])[] = [
  [/^$/, 'file_empty'],
  [/^bytes 53616c7465645f5f/, 'openssl_enc'],
  [/^bytes (?:feedfeed|cececece)/, 'keystore_jks'],
  [/^bytes (?:504b0304|1f8b)/, 'archive'],
  [/^(?:bytes 00474954435259|\$ANSIBLE_VAULT;)/, 'encrypted_vault'],
  [/^version https:\/\/git-lfs/, 'pointer'],
  [/^PuTTY-User-Key-File-/, 'key_ppk'],
  [/^(?:(?:ssh|ecdsa|sk)-\S+ AAAA|---- BEGIN SSH2 PUBLIC KEY)/, 'key_ssh_public'],
  [/^\{.*"kty"/s, 'key_jwk'],
  [/^<RSA(?:KeyValue|Parameters)>/, 'key_xml'],
  [/^(?:<!--.*?-->\s*)?<(?:!doctype html|html)/is, 'web_page'],
  [/^Certificate:\s+Data:/, 'certificate_text'],
];

/** @param text Null: it is none. */
export function namedFile(file: Uint8Array, text: string | null): NamedFile | null {
  const beginning = text?.trimStart() ?? `bytes ${Buffer.from(file.subarray(0, 8)).toString('hex')}`;
  return beginnings.find(([pattern]) => pattern.test(beginning))?.[1] ?? null;
}

export type NamedFile = keyof typeof namedFiles;
