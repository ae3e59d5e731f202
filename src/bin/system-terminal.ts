// The process's own streams as the command line's terminal.

import { cut, fitted } from '../cli/table.ts';
import type { Terminal } from '../cli/terminal.ts';
import { LatchkeyError } from '../domain/errors.ts';
import type { BeyondLimit } from '../domain/ports.ts';
import { oneLine, terminalText } from '../formats/plain-text.ts';

const widthWithoutTerminal = 100;
const heightWithoutTerminal = 40;

export function openTerminal(words: readonly string[]): Terminal {
  const isInteractive = process.stdin.isTTY === true && process.stderr.isTTY === true && !words.includes('--json');
  const showsProgress = process.stderr.isTTY === true;
  const errorWidth = () => process.stderr.columns ?? widthWithoutTerminal;
  let hasPassingLine = false;
  const err = (text: string) => {
    if (hasPassingLine) process.stderr.write('\r\u001b[K');
    hasPassingLine = false;
    process.stderr.write(terminalText(text));
  };
  return {
    isInteractive,
    isTerminal: process.stdout.isTTY === true,
    hasColour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
    get width() {
      return process.stdout.columns ?? process.stderr.columns ?? widthWithoutTerminal;
    },
    get height() {
      return process.stdout.rows ?? process.stderr.rows ?? heightWithoutTerminal;
    },
    out(text) {
      if (hasPassingLine) err('');
      process.stdout.write(terminalText(text));
    },
    err,
    progress: (line) => (showsProgress ? err(`${fitted(line, errorWidth())}\n`) : undefined),
    passing(line) {
      if (!showsProgress) return;
      err('');
      process.stderr.write(cut(oneLine(line), errorWidth() - 1));
      hasPassingLine = true;
    },
    readInput,
  };
}

async function readInput(maximumBytes: number, beyond: BeyondLimit = 'refused'): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maximumBytes && beyond === 'left') {
      chunks.push(bytes.subarray(0, bytes.length - (size - maximumBytes)));
      break;
    }
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
