// jsforce, Salesforce's own library for Node.js, used as its documentation says for this grant: the caller signs an assertion with
// its one key and hands it to `Connection.authorize`. It speaks over a real socket to one org of an in-process simulator.

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { installClients } from '../../scripts/conformance/clients.ts';
import type { Simulator } from '../../simulator/simulator.ts';

export interface JsforceOrg {
  /** False: refused, in whatever words. Anything else than a refusal rejects. */
  authorize(assertion: string): Promise<boolean>;
  close(): void;
}

interface Jsforce {
  Connection: new (options: {
    loginUrl: string;
  }) => {
    authorize(parameters: { grant_type: string; assertion: string }): Promise<unknown>;
  };
}

/** Installs jsforce into the cache of `npm run conformance` when it is not there. */
export async function jsforceOrg(simulator: Simulator, orgUrl: string): Promise<JsforceOrg> {
  const folder = installClients(['@jsforce/jsforce-node']);
  const { Connection } = createRequire(join(folder, 'package.json'))('@jsforce/jsforce-node') as Jsforce;
  const server = createServer(async (request, response) => {
    const answer = await simulator.fetch(
      new Request(`${orgUrl}${request.url}`, {
        method: request.method ?? 'POST',
        headers: { 'content-type': request.headers['content-type'] ?? '' },
        body: await bodyOf(request),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const loginUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async authorize(assertion) {
      try {
        const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
        await new Connection({ loginUrl }).authorize({ grant_type, assertion });
        return true;
      } catch (error) {
        if (error instanceof Error && error.message.includes('invalid assertion')) return false;
        throw error;
      }
    },
    close: () => void server.close(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
