// While a simulation runs, whatever would tie it to the real world throws: timers, sockets, names, threads, chance and the
// clock. A run that repeats by luck would prove nothing. Assertions are verified as key-pool.ts signs them.

import childProcess from 'node:child_process';
import crypto, { KeyObject } from 'node:crypto';
import dns from 'node:dns';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import timersPromises from 'node:timers/promises';
import { isAssertion, isStandInSignature } from './key-pool.ts';

type Holder = Record<string, unknown>;

const forbidden: readonly (readonly [string, object, readonly string[]])[] = [
  ['timer', globalThis, ['setTimeout', 'setInterval', 'setImmediate', 'fetch']],
  ['timer', timersPromises, ['setTimeout', 'setInterval', 'setImmediate']],
  ['clock', Date, ['now']],
  ['clock', performance, ['now']],
  ['chance', Math, ['random']],
  ['chance', crypto, ['randomBytes', 'randomUUID', 'randomInt', 'randomFill', 'randomFillSync']],
  ['chance', Object.getPrototypeOf(globalThis.crypto), ['randomUUID', 'getRandomValues']],
  ['thread', crypto, ['scrypt', 'pbkdf2', 'hkdf', 'generateKeyPair', 'argon2']],
  ['socket', net, ['connect', 'createConnection', 'createServer']],
  ['socket', dns, ['lookup', 'resolve']],
  ['process', childProcess, ['spawn', 'exec', 'execFile', 'fork']],
  ['file', fsPromises, ['open', 'readFile', 'writeFile', 'stat', 'rename', 'unlink', 'mkdir']],
];

/** Runs the work with the real world out of reach, and gives it back afterwards. */
export async function withoutRealWorld<T>(work: () => Promise<T>): Promise<T> {
  const before: (() => void)[] = [];
  for (const [kind, holder, names] of forbidden) {
    for (const name of names) before.push(forbid(kind, holder as Holder, name));
  }
  before.push(onlyOnThisThread());
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    for (const restore of before) restore();
    syncBuiltinESMExports();
  }
}

function forbid(kind: string, holder: Holder, name: string): () => void {
  const original = Object.getOwnPropertyDescriptor(holder, name);
  const value = () => {
    throw new Error(`a simulation reached for a real ${kind}: ${name}`);
  };
  Object.defineProperty(holder, name, { configurable: true, enumerable: true, value });
  return () => {
    // What its prototype provides needs only to be uncovered again.
    if (original === undefined) delete holder[name];
    else Object.defineProperty(holder, name, original);
  };
}

/** `sign` and `verify` with a callback go to the thread pool; without one they stay here. */
function onlyOnThisThread(): () => void {
  const { sign, verify } = crypto;
  crypto.sign = ((...options: unknown[]) => {
    if (typeof options.at(-1) === 'function') throw new Error('a simulation signed on a real thread');
    return (sign as (...all: unknown[]) => Buffer)(...options);
  }) as typeof crypto.sign;
  crypto.verify = ((...options: unknown[]) => {
    if (typeof options.at(-1) === 'function') throw new Error('a simulation verified on a real thread');
    const [, bytes, key, signature] = options;
    const isStandIn = bytes instanceof Uint8Array && signature instanceof Uint8Array && isAssertion(bytes);
    if (isStandIn) return key instanceof KeyObject && isStandInSignature(bytes, key, signature);
    return (verify as (...all: unknown[]) => boolean)(...options);
  }) as typeof crypto.verify;
  return () => Object.assign(crypto, { sign, verify });
}
