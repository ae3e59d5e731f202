// Run as a process of its own: jsforce with a token and the address of an instance, and nothing that told it who it is.

import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Connection {
  identity(): Promise<{ organization_id: string; username: string }>;
}

const { CLIENTS = '', BARE_TOKEN: accessToken, INSTANCE_URL: instanceUrl } = process.env;
const jsforce = createRequire(join(CLIENTS, 'package.json'))('@jsforce/jsforce-node') as {
  Connection: new (options: object) => Connection;
};
const identity = await new jsforce.Connection({ instanceUrl, accessToken }).identity();
process.stdout.write(JSON.stringify({ organizationId: identity.organization_id, username: identity.username }));
