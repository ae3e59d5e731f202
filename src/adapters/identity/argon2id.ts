// Passwords of people: argon2id on the thread pool, kept as a PHC string. OWASP's second choice of parameters: 19 MiB, two passes.

import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../../domain/people/person.ts';
import type { Random } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';

const derive = promisify(argon2);
const parameters = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const tagLength = 32;
/** Each takes 19 MiB and a thread. */
const atOnce = 2;

interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}

export function argon2idHasher(random: Random): PasswordHasher {
  const turn = turns(atOnce);
  const unknown = random.bytes(saltBytes);
  return {
    async hash(password) {
      const salt = random.bytes(saltBytes);
      const tag = await turn(() => tagOf(password, salt, parameters));
      const { memory, passes, parallelism } = parameters;
      return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
    },
    async matches(password, kept) {
      const read = kept === null ? null : readHash(kept);
      const tag = await turn(() => tagOf(password, read?.salt ?? unknown, read?.cost ?? parameters));
      return read !== null && tag.length === read.tag.length && timingSafeEqual(tag, read.tag);
    },
  };
}

/** Typed on one machine and on another, the same letters can be other code points (NIST SP 800-63B section 3.1.1.2). */
async function tagOf(password: Secret<string>, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const message = password.reveal().normalize('NFC');
  return derive('argon2id', { ...cost, message, nonce: salt, tagLength });
}

function readHash(text: string): { cost: Cost; salt: Buffer; tag: Buffer } | null {
  const parts = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  if (parts === null) return null;
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
