// The one step for a message that names what is wrong more exactly than its cause does; it stands before the remedy of the cause.

import type { MessageName } from '../../domain/diagnosis/message-table.ts';

export const messageRemedies = {
  legacyCipher:
    'Open the container with the old ciphers and write the key anew: openssl pkcs12 -legacy -in FILE.p12 -nocerts -nodes -out server.key (a certificate: -legacy -nokeys).',
  pkcs8Wanted: 'Convert the key to PKCS#8: openssl pkcs8 -topk8 -nocrypt -in server.key -out server-pkcs8.key.',
  keyFileNotFound:
    'Give the job the path at which the file is on the machine that runs it, absolute. In Jenkins a secret file exists only inside its withCredentials block and on the agent of that block; GitHub and GitLab have only what a step wrote before.',
  keyEncrypted: 'Take the passphrase off into a file of its own: openssl pkey -in server.key -out server-plain.key.',
} satisfies Partial<Record<MessageName, string>>;
