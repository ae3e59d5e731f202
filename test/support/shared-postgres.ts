// One PostgreSQL for a whole `npm test`: node:test calls these before the first file and after the last, on Ctrl-C as well.

import { sharedServerVariable, startServer } from './postgres.ts';

let stop: (() => Promise<void>) | undefined;

export async function globalSetup(): Promise<void> {
  const server = await startServer();
  process.env[sharedServerVariable] = server.url;
  stop = server.stop;
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
}
