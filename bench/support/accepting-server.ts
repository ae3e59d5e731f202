// A mail server that says yes to everything at once, so that the sender is what is measured. Counts what it sees.

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export class AcceptingServer {
  readonly #server: Server;
  readonly #tookAtMs: number[] = [];
  #connections = 0;
  mostAtOnce = 0;

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(): Promise<AcceptingServer> {
    const server = new AcceptingServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get mails(): number {
    return this.#tookAtMs.length;
  }

  /** The most mails that came within any second. */
  get mostInASecond(): number {
    let most = 0;
    let from = 0;
    this.#tookAtMs.forEach((atMs, index) => {
      while (atMs - (this.#tookAtMs[from] ?? 0) >= 1_000) from += 1;
      most = Math.max(most, index - from + 1);
    });
    return most;
  }

  close(): void {
    this.#server.close();
  }

  #serve(socket: Socket): void {
    this.#connections += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#connections);
    let isData = false;
    let rest = '';
    socket.write('220 bench\r\n');
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#connections -= 1;
    });
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const end = isData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const said = rest.slice(0, end);
        rest = rest.slice(end + (isData ? 5 : 2));
        if (isData) this.#tookAtMs.push(performance.now());
        socket.write(isData ? '250 taken\r\n' : answerTo(said));
        isData = !isData && /^DATA/i.test(said);
      }
    });
  }
}

function answerTo(command: string): string {
  if (/^EHLO/i.test(command)) return '250-bench\r\n250 8BITMIME\r\n';
  return /^DATA/i.test(command) ? '354 go on\r\n' : '250 yes\r\n';
}
