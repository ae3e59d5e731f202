// Messages of programs that could not read or use the private key. Nothing reached Salesforce.
import { anyOf } from '../../token/words.ts';
import { code, exact } from '../message-row.ts';

export const messagesKeyFile = {
  legacyCipher: exact(
    'Algorithm (RC2-40-CBC) unsupported / digital envelope routines: inner_evp_generic_fetch',
    { private_key_unreadable: 94 },
    'openssl/openssl#19167',
    anyOf`rc2.?(?:40|64|128)?.?cbc|inner_evp_generic_fetch|mac verify failure.{0,40}legacy`,
  ),
  pkcs8Wanted: exact(
    'algid parse error, not a sequence / must be PKCS#8 / not PKCS8',
    { private_key_unreadable: 94 },
    'Java KeyFactory and jose error texts',
    anyOf`
      algid parse error
      (?:must be|expected|expecting|requires?|only|not|is not|isn't) (?:a |an |in )?(?:valid )?pkcs ?#?8
      pkcs ?#?8 .{0,20}(?:required|expected|only)|pkcs8encodedkeyspec`,
  ),
  keyFileNotFound: exact(
    "ENOENT: no such file or directory, open 'server.key'",
    { private_key_unreadable: 95 },
    'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
    anyOf`
      no file found at .{0,80}\.(?:key|pem|p12)|null bytes.{0,20}key file
      (?:enoent|no such file|filenotfound|file not found|cannot find (?:the )?(?:file|path)|could not find file|does not exist|can't open|could not open)\b.{0,120}(?:\.key|\.pem|\.p12|\.jks|\.pfx|\.der|private.?key|jwt.?key|key.?file|server\.)
      (?:\.key|\.pem|\.p12|\.jks|private.?key|jwt.?key|key.?file)\b.{0,80}(?:enoent|no such file|not found|does not exist|cannot be found|missing)`,
  ),
  // Any program says this of any file.
  fileNotOpened: code(
    'ENOENT / EACCES / EISDIR / ENAMETOOLONG',
    { private_key_unreadable: 88 },
    'forcedotcom/cli issues on org login jwt',
    anyOf`
      \b(?:enoent|eacces|eisdir|enotdir|enametoolong|file ?not ?found ?(?:exception|error)|permission denied.{0,40}(?:open|read))\b(?!.{0,160}\.(?:json|[cm]?[jt]sx?|xml|lock|md|txt|log)\b)
      no such file or directory\b(?!.{0,160}\.(?:json|[cm]?[jt]sx?|xml|lock|md|txt|log)\b)|file name too long
      the system cannot find the (?:file|path)`,
  ),
  keyNotRead: exact(
    'PEM routines: no start line / DECODER routines::unsupported / Could not deserialize key data / Invalid private key',
    { private_key_unreadable: 92 },
    'forcedotcom/sfdx-travisci#135, auth0/node-jsonwebtoken#926; error texts of OpenSSL, PyJWT, golang-jwt, Java, .NET and Ruby',
    anyOf`
      no start line|pem routines|pem_read_bio|bad end line|bad base64 decode|pem_do_header|wrong tag|nested asn1 error
      asn1 encoding routines|asn1 (?:bad|corrupt|unexpected)|asn1: structure error|asn\.?1 corrupted
      decoder routines|err_ossl_(?:unsupported|evp_unsupported)|digital envelope routines|interrupted or cancelled
      evp_decryptfinal|bad decrypt|wrong final block length|bad magic number
      could not deserialize key|unable to load (?:pem|private|the (?:private )?key|key)|malformedframing
      (?:could not|cannot|can't|failed to|unable to|error) (?:be )?(?:pars|decod|load|read|import|process|convert|extract|open)\w{0,15}\b.{0,40}(?:private.?key|pem\b|rsa key|key.?file|pkcs|jwt.?key|signing key|keystore|the key\b|provided key|\bkey data|key from)
      (?:private.?key|key.?file|pem)\b.{0,40}(?:could not be (?:pars|decod|load|read)|cannot be (?:pars|decod|load|read)|can't be (?:pars|decod|load|read)|is (?:invalid|malformed|empty|corrupt|missing|not valid)|not found|in(?:to|) an? (?:un)?supported format)
      private ?key malformed
      (?:invalid|bad|unsupported|unrecogni[sz]ed|malformed|incorrect) (?:(?:rsa|private|crypto|signing) ){0,2}(?:key|pem)\b(?! (?:for this|size|length|type|id\b))
      (?:expecting|expected|must be|not|is not) (?:a |an |in |valid )*(?:pem|pkcs ?#?[18]|(?:rsa|openssh) private key)
      invalid ?key ?(?:exception|error|spec)|algid parse error|extra data given to dervalue|derinputstream|der input
      (?:specify|provide|supply|missing|needs?) (?:a |an |the |your )?private ?key|no supported key formats|no supported keys|failed to decode pem|asn1 object
      not a (?:valid )?(?:rsa )?(?:private )?key|no private key|supplied key param cannot be coerced
      cryptographic\w{0,30}: cannot find the requested object|neither pub key nor priv key|unrecognized character: |baseencoding`,
  ),
  signerGotNoKey: exact(
    'secretOrPrivateKey must have a value / must be an asymmetric key when using RS256',
    { private_key_unreadable: 82, wrong_algorithm: 12 },
    'auth0/node-jsonwebtoken error texts',
    anyOf`
      secretorprivatekey (?:must have a value|must be an asymmetric|is not valid key|must be)
      \bkey is of invalid type|key for the \w{1,10} algorithm must be|of type .{0,30}(?:cryptokey|keyobject)
      key must be (?:a |one of )?(?:type )?(?:string|buffer|keyobject)|argument "key" must be|"key" argument must be`,
  ),
  keyEncrypted: exact(
    'Password was not given but private key is encrypted / keystore password was incorrect',
    { private_key_unreadable: 88 },
    'pyca/cryptography and Java KeyStore error texts',
    anyOf`
      (?:private )?key is (?:password.?protected|encrypted)|begin encrypted private key|password was not given
      (?:passphrase|pass phrase|password).{0,40}(?:required|incorrect|wrong|missing|for (?:the )?(?:private )?key)
      bad password read|invalid keystore format|specified network password is not correct|keystore was tampered|unrecoverablekey|get key failed|illegal base64|not (?:a )?valid base.?64
      invalid base64|keyset does not exist|key ?store .{0,30}(?:not found|cannot|could not)|\balias\b.{0,60}(?:not found|does ?n[o']t exist|missing)|(?:no such|missing|unknown) alias`,
  ),
  notSigned: code(
    'OpenSSL unable to sign data / error signing JWT',
    { private_key_unreadable: 75, wrong_algorithm: 12, malformed_assertion: 6 },
    'firebase/php-jwt and Apex Auth.JWS error texts',
    anyOf`
      unable to sign|fails? to sign (?:the |a )?(?:jwt|token|assertion)|unable to create (?:a |the )?signed (?:jwt|json web token)
      (?:error|failed|failure|could not|cannot|problem) (?:while |when |to |in )?(?:sign|creat|generat|build)\w{0,15} (?:the )?(?:jwt|data|token|assertion|json web token)
      jwt (?:signing|creation|generation) (?:failed|error)|data not available: the data you were trying to access`,
  ),
};
