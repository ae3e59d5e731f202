// Messages of programs that could not read or use the private key. Nothing reached Salesforce.
import type { MessageRow } from '../message-row.ts';

export const messagesKeyFile: readonly MessageRow[] = [
  {
    message: "ENOENT: no such file or directory, open 'server.key'",
    pattern:
      /(?:enoent|no such file|filenotfound|file not found|cannot find (?:the )?(?:file|path)|could not find file|does not exist|can't open|could not open)\b.{0,120}(?:\.key|\.pem|\.p12|\.jks|\.pfx|\.der|private.?key|jwt.?key|key.?file|server\.)|(?:\.key|\.pem|\.p12|\.jks|private.?key|jwt.?key|key.?file)\b.{0,80}(?:enoent|no such file|not found|does not exist|cannot be found|missing)/,
    strength: 'exact',
    points: { private_key_unreadable: 95 },
    tells: 'The program did not find the key file where it looked for it.',
    source: 'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
  },
  {
    message: 'ENOENT / EACCES / EISDIR / ENAMETOOLONG',
    pattern:
      /\b(?:enoent|eacces|eisdir|enotdir|enametoolong|file ?not ?found ?(?:exception|error)|permission denied.{0,40}(?:open|read))\b|no such file or directory|file name too long|the system cannot find the (?:file|path)/,
    strength: 'exact',
    points: { private_key_unreadable: 88 },
    tells: 'A file could not be opened before anything was sent; the only file of this flow is the private key.',
    source: 'forcedotcom/cli issues on org login jwt',
  },
  {
    message: 'PEM routines: no start line / bad base64 decode / bad end line',
    pattern:
      /no start line|pem routines|pem_read_bio|bad end line|bad base64 decode|pem_do_header|wrong tag|nested asn1 error|asn1 encoding routines|asn1 (?:bad|corrupt|unexpected)|asn1: structure error|asn\.?1 corrupted/,
    strength: 'exact',
    points: { private_key_unreadable: 95 },
    tells: 'The key file is not readable PEM: its BEGIN line, line breaks or contents are damaged.',
    source: 'forcedotcom/sfdx-travisci#135',
  },
  {
    message: 'error:1E08010C:DECODER routines::unsupported',
    pattern:
      /decoder routines|err_ossl_(?:unsupported|evp_unsupported)|digital envelope routines|interrupted or cancelled|evp_decryptfinal|bad decrypt|wrong final block length|bad magic number/,
    strength: 'exact',
    points: { private_key_unreadable: 92 },
    tells: 'OpenSSL could not decode the key: damaged, encrypted, or decrypted with the wrong password.',
    source: 'auth0/node-jsonwebtoken#926',
  },
  {
    message: 'Could not deserialize key data / Unable to load PEM file / Could not parse the provided key',
    pattern:
      /could not deserialize key|unable to load (?:pem|private|the (?:private )?key|key)|malformedframing|(?:could not|cannot|can't|failed to|unable to|error) (?:be )?(?:pars|decod|load|read|import|process|convert|extract|open)\w{0,15}\b.{0,40}(?:private.?key|pem\b|rsa key|key.?file|pkcs|jwt.?key|signing key|keystore|the key\b|provided key|\bkey data|key from)|(?:private.?key|key.?file|pem)\b.{0,40}(?:could not be (?:pars|decod|load|read)|cannot be (?:pars|decod|load|read)|can't be (?:pars|decod|load|read)|is (?:invalid|malformed|empty|corrupt|missing|not valid)|not found|in(?:to|) an? (?:un)?supported format)/,
    strength: 'exact',
    points: { private_key_unreadable: 92 },
    tells: 'The library that signs could not read the private key.',
    source: 'PyJWT, pyca/cryptography and golang-jwt error texts',
  },
  {
    message: 'Invalid private key / Key must be PEM encoded / not a valid RSA key',
    pattern:
      /(?:invalid|bad|unsupported|unrecogni[sz]ed|malformed|incorrect) (?:rsa )?(?:private )?(?:key|pem)\b(?! (?:for this|size|length|type|id\b))|(?:expecting|expected|must be|not|is not) (?:a |an |in |valid )*(?:pem|pkcs ?#?[18]|rsa private key)|invalid ?key ?(?:exception|error|spec)|algid parse error|extra data given to dervalue|derinputstream|der input|no supported key formats|no supported keys|failed to decode pem|asn1 object|not a (?:valid )?(?:rsa )?(?:private )?key|no private key|supplied key param cannot be coerced|neither pub key nor priv key|unrecognized character: |baseencoding/,
    strength: 'exact',
    points: { private_key_unreadable: 88, wrong_algorithm: 4 },
    tells: 'What was given as private key is not one that the library understands.',
    source: 'golang-jwt, Java KeyFactory, .NET and Ruby OpenSSL error texts',
  },
  {
    message: 'secretOrPrivateKey must have a value / must be an asymmetric key when using RS256',
    pattern:
      /secretorprivatekey (?:must have a value|must be an asymmetric|is not valid key|must be)|key for the \w{1,10} algorithm must be|of type .{0,30}(?:cryptokey|keyobject)|key must be (?:a |one of )?(?:type )?(?:string|buffer|keyobject)|argument "key" must be|"key" argument must be/,
    strength: 'exact',
    points: { private_key_unreadable: 82, wrong_algorithm: 12 },
    tells: 'The signing library got no private key, or something that is not one.',
    source: 'auth0/node-jsonwebtoken error texts',
  },
  {
    message: 'Password was not given but private key is encrypted / keystore password was incorrect',
    pattern:
      /(?:private )?key is (?:password.?protected|encrypted)|password was not given|(?:passphrase|pass phrase|password).{0,40}(?:required|incorrect|wrong|missing|for (?:the )?(?:private )?key)|bad password read|keystore was tampered|unrecoverablekey|get key failed|illegal base64|not (?:a )?valid base.?64|invalid base64|keyset does not exist|key ?store .{0,30}(?:not found|cannot|could not)/,
    strength: 'exact',
    points: { private_key_unreadable: 88 },
    tells: 'The key is encrypted or its container cannot be opened with the password given.',
    source: 'pyca/cryptography and Java KeyStore error texts',
  },
  {
    message: 'OpenSSL unable to sign data / error signing JWT',
    pattern:
      /unable to sign|(?:error|failed|failure|could not|cannot|problem) (?:while |when |to |in )?(?:sign|creat|generat|build)\w{0,15} (?:the )?(?:jwt|data|token|assertion|json web token)|jwt (?:signing|creation|generation) (?:failed|error)|data not available: the data you were trying to access/,
    strength: 'code',
    points: { private_key_unreadable: 75, wrong_algorithm: 12, malformed_assertion: 6 },
    tells: 'The assertion could not be signed.',
    source: 'firebase/php-jwt and Apex Auth.JWS error texts',
  },
];
