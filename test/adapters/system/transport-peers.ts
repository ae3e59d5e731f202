// Real servers, good and bad, for the tests of the transport, and the certificates that they show. Everything listens on
// loopback at a port of the system's choice and is closed by `closeAll`.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Peers {
  /** Starts listening and returns the port. */
  http(listener: RequestListener, host?: string): Promise<number>;
  https(options: ServerOptions, listener: RequestListener): Promise<number>;
  tcp(onConnection: (socket: Socket) => void): Promise<number>;
  /** A CONNECT proxy; `seen` collects what it was asked. */
  proxy(seen: string[], answer?: (authority: string) => number | 'reset' | 'silence'): Promise<number>;
  closeAll(): Promise<void>;
}

export function createPeers(): Peers {
  const servers: TcpServer[] = [];
  const sockets = new Set<Socket>();

  async function listen(server: TcpServer | Server, host = '127.0.0.1'): Promise<number> {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  return {
    http: (listener, host) => listen(createHttpServer(listener), host),
    https: (options, listener) => listen(createHttpsServer(options, listener)),
    tcp: (onConnection) => listen(createTcpServer(onConnection)),
    proxy(seen, answer = () => 200) {
      const server = createHttpServer((request, response) => {
        seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
        response.end('from the proxy');
      });
      server.on('connect', (request, client: Socket) => {
        const authority = request.url ?? '';
        seen.push(`CONNECT ${authority} ${request.headers['proxy-authorization'] ?? ''}`.trim());
        const status = answer(authority);
        if (status === 'silence') return;
        if (status === 'reset') client.destroy();
        else if (status !== 200) client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
        else {
          const { port } = new URL(`http://${authority}`);
          const server = connect(Number(port), '127.0.0.1', () => {
            client.write('HTTP/1.1 200 Connection established\r\n\r\n');
            server.pipe(client).pipe(server);
          });
          sockets.add(server);
          server.on('error', () => client.destroy());
          client.on('error', () => server.destroy());
        }
      });
      return listen(server);
    },
    async closeAll() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

export interface TestCertificates {
  authorityFile: string;
  /** For localhost and 127.0.0.1, signed by the authority. */
  trusted: { key: string; cert: string };
  selfSigned: { key: string; cert: string };
  /** Signed by the authority, for another host. */
  forAnotherHost: { key: string; cert: string };
  remove(): void;
}

/** Made by openssl at run time: no private key is kept anywhere. */
export function makeCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-transport-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const pair = (name: string) => ({
    key: readFileSync(file(`${name}.key`), 'utf8'),
    cert: readFileSync(file(`${name}.crt`), 'utf8'),
  });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=Test authority');
  for (const [name, san] of [
    ['trusted', 'DNS:localhost,IP:127.0.0.1'],
    ['other', 'DNS:other.example'],
  ] as const) {
    const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-addext', `subjectAltName=${san}`];
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.crt`,
      '-subj',
      `/CN=${name}`,
      ...signed,
    );
  }
  const alone = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  openssl('req', '-x509', ...newKey, '-keyout', 'self.key', '-out', 'self.crt', ...alone);
  return {
    authorityFile: file('ca.crt'),
    trusted: pair('trusted'),
    selfSigned: pair('self'),
    forAnotherHost: pair('other'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
