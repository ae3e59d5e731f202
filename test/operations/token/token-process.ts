// A process of its own that fetches tokens as the program does: the real composition on a data folder, real time, real HTTP.
// Run as: node token-process.ts '{"connectionId": …, "callers": …, "fresh": …}'. Says "ready", begins at a line on stdin,
// and says what came of it: hashes, never a token.

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { compose } from '../../../src/bin/compose.ts';
import { readConfiguration } from '../../../src/bin/configuration.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { tokenHash } from '../../../src/domain/token/cached-token.ts';
import { TokenSource } from '../../../src/operations/token/steps/token-source.ts';

const { connectionId, callers, fresh }: { connectionId: string; callers: number; fresh: boolean } = JSON.parse(
  process.argv[2] ?? '',
);

const configuration = readConfiguration(process.env, process.cwd(), {});
const composed = await compose(configuration, process.env, { name: 'tester', from: 'test' });
const tokens = new TokenSource(composed.context);
const input = createInterface(process.stdin);
process.stdout.write('"ready"\n');
await once(input, 'line');
input.close();
const results = await Promise.all(Array.from({ length: callers }, acquire));
process.stdout.write(`${JSON.stringify([...new Set(results)])}\n`);
await composed.close();
process.exit();

async function acquire(): Promise<string> {
  try {
    return tokenHash((await tokens.acquire(connectionId, { fresh })).token);
  } catch (error) {
    return error instanceof LatchkeyError ? error.code : String(error);
  }
}
