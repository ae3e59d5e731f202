// A real mail server for tests, on loopback: STARTTLS with a certificate made at run time, AUTH, and the bad habits of
// servers: refusing, greylisting, answering slowly, dying in the middle of DATA, hanging up after the yes.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type Ending, temporaryFolder } from '../../support/temporary-folder.ts';

export interface ServerCertificate {
  key: string;
  cert: string;
}

/** For localhost and 127.0.0.1, signed by itself: clients trust it when they are given it. */
export async function makeCertificate(test: Ending): Promise<ServerCertificate> {
  const folder = await temporaryFolder(test);
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', cert],
  ]);
  return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
}

export type Habit =
  | { type: 'accept' }
  | { type: 'reply'; at: 'mail' | 'recipient' | 'data'; code: number; text: string }
  /** Reads half of the message and closes the connection. */
  | { type: 'dieInData' }
  /** Takes the whole message and closes the connection instead of answering. */
  | { type: 'closeInsteadOfAnswering' }
  | { type: 'acceptAndClose' }
  | { type: 'silentAfterData' };

export class MailServer {
  readonly received: { mail: Email; raw: string; secure: boolean; user: string | undefined; to: string[] }[] = [];
  habit: Habit = { type: 'accept' };
  readonly #server: SMTPServer;
  readonly #logins: string[] = [];

  private constructor(options: SMTPServerOptions) {
    this.#server = new SMTPServer({
      disabledCommands: options.secure || options.key ? [] : ['STARTTLS'],
      authOptional: true,
      logger: false,
      ...options,
      onAuth: (auth, _session, done) => {
        this.#logins.push(auth.username ?? '');
        if (auth.password === 'right') done(null, { user: auth.username });
        else done(Object.assign(new Error(`Authentication failed for ${auth.password}`), { responseCode: 535 }));
      },
      onMailFrom: (_address, _session, done) => done(this.#refusal('mail')),
      onRcptTo: (_address, _session, done) => done(this.#refusal('recipient')),
      onData: (stream, session, done) => this.#data(stream, session, done),
    });
    this.#server.on('error', () => undefined);
  }

  static async start(test: Ending, options: SMTPServerOptions = {}): Promise<MailServer> {
    const server = new MailServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    test.after(() => {
      server.#hangUp();
      return new Promise<void>((resolve) => server.#server.close(() => resolve()));
    });
    return server;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** Users that tried to log in. */
  get logins(): readonly string[] {
    return this.#logins;
  }

  #refusal(at: 'mail' | 'recipient' | 'data'): Error | undefined {
    const { habit } = this;
    if (habit.type !== 'reply' || habit.at !== at) return undefined;
    return Object.assign(new Error(habit.text), { responseCode: habit.code });
  }

  #hangUp(): void {
    for (const connection of this.#server.connections) (connection as { close(): void }).close();
  }

  #data: NonNullable<SMTPServerOptions['onData']> = (stream, session, done) => {
    const { habit } = this;
    const hangUp = () => this.#hangUp();
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (habit.type === 'dieInData') hangUp();
    });
    stream.on('end', async () => {
      if (habit.type === 'dieInData') return;
      const refusal = this.#refusal('data');
      if (refusal !== undefined) return done(refusal);
      const raw = Buffer.concat(chunks).toString('latin1');
      this.received.push({
        mail: await PostalMime.parse(Buffer.concat(chunks)),
        raw,
        secure: session.secure,
        user: session.user,
        to: session.envelope.rcptTo.map(({ address }) => address),
      });
      if (habit.type === 'silentAfterData') return;
      if (habit.type === 'closeInsteadOfAnswering') return hangUp();
      done();
      if (habit.type === 'acceptAndClose') setImmediate(hangUp);
    });
  };
}
