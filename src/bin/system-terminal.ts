// The process's own streams as the command line's terminal.

import type { Terminal } from '../cli/terminal.ts';
import { LatchkeyError } from '../domain/errors.ts';

export function openTerminal(words: readonly string[]): Terminal {
  const isInteractive = process.stdin.isTTY === true && process.stderr.isTTY === true && !words.includes('--json');
  return {
    isInteractive,
    hasColour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
    width: process.stdout.columns ?? 100,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    readInput,
  };
}

async function readInput(maximumBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maximumBytes) {
      throw new LatchkeyError('fileUnreadable', {
        file: 'Standard input',
        problem: `it has over ${maximumBytes} bytes`,
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
