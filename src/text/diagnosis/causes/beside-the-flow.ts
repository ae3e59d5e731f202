// What is no fault of this flow, and what is not known, in words: so that nobody looks for it in app or key.
import type { CauseWordsOf } from '../cause-entry.ts';

export const besideTheFlow: CauseWordsOf<'besideTheFlow'> = {
  keystore_refused: [
    'Certificate and Key Management refuses the keystore',
    'The message is about importing a keystore or key into Certificate and Key Management: per-key password, chain, size, kind of key, or no private key in it.',
    'Run "keytool -list -v -keystore FILE": one PrivateKeyEntry, RSA of 2048, 3072 or 4096 bits.',
    'Make the keystore anew as JKS with one RSA private key entry, its key password equal to the keystore password ({exportJks} writes one), and import that. This flow needs no import: the app takes the .crt alone.',
    'Salesforce Help: Export and Import Certificates with a Keystore',
  ],
  client_store_unreadable: [
    "The client's own credential store is damaged",
    'The program could not read the sign-ins that it keeps for itself. Neither app nor key has anything to do with it.',
    'Sign in with the same client in an empty home folder: if that works, its old store is damaged.',
    'See that the store belongs to the user that runs the job and to nobody else (for sf: `chmod 600 ~/.sfdx/key.json`; it takes no other mode). If that is in order, delete the store (~/.sfdx and ~/.sf, after `sf org logout --all` where it still runs) and sign in again. Nothing in Salesforce has to change.',
    'forcedotcom/cli#927',
  ],
  other_flow: [
    'The message belongs to another flow or tool',
    'The message names something that the JWT Bearer flow does not use: another grant, a browser, the creation of a scratch org.',
    'Look which command or grant the message names, and in {setup} > Users > {username} > Login History which application and login type failed.',
    'Certificate and key are not what it is about: nothing to change there. If it names a refresh token, sign in anew with the client that lost it; the Refresh Token Policy of its app says how long the next one lasts, and the sixth approval of a user ends the first. If it signs in by user name, the security token follows the password, and {setup} > Identity > OAuth and OpenID Connect Settings > Allow OAuth Username-Password Flows must be on. If it shows a page or a code, go through its steps again. A server needs none of these if it takes the JWT Bearer flow.',
    'Salesforce Help: OAuth 2.0 Authorization Errors',
  ],
  unknown_message: [
    'This message is not known, so no cause is named',
    'Nothing in the text is a message that is known to point to a cause. Whatever was named would be a guess.',
    'Test the connection ({test}): that finds causes by trying, not by the message.',
    'Three facts would help most: the whole answer with its HTTP status; which program sent what to which host; what was changed last, and when. Give them as JSON with phase, status, body and context ({diagnose}), or test the connection ({test}).',
    'No row of the tables matches',
  ],
};
