// The streams of a process as the command line's terminal.

import type { Readable, Writable } from 'node:stream';
import { cut, fitted } from '../cli/table.ts';
import type { Terminal } from '../cli/terminal.ts';
import { LatchkeyError } from '../domain/errors.ts';
import type { BeyondLimit } from '../domain/ports.ts';
import { said } from '../domain/said.ts';
import { oneLine, terminalText } from '../formats/plain-text.ts';
import type { Environment } from './configuration.ts';

const widthWithoutTerminal = 100;
const heightWithoutTerminal = 40;

export interface Streams {
  stdin: Readable & { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
  environment: Environment;
}

type Output = Pick<Writable, 'write'> & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows'>>;

export function openTerminal(words: readonly string[], streams: Streams): Terminal {
  const { stdin, stdout, stderr, environment } = streams;
  const isInteractive = stdin.isTTY === true && stderr.isTTY === true && !words.includes('--json');
  const showsProgress = stderr.isTTY === true;
  const errorWidth = () => stderr.columns ?? widthWithoutTerminal;
  let hasPassingLine = false;
  const err = (text: string) => {
    if (hasPassingLine) stderr.write('\r\u001b[K');
    hasPassingLine = false;
    stderr.write(terminalText(text));
  };
  return {
    isInteractive,
    isTerminal: stdout.isTTY === true,
    hasColour: stdout.isTTY === true && (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb',
    get width() {
      return stdout.columns ?? stderr.columns ?? widthWithoutTerminal;
    },
    get height() {
      return stdout.rows ?? stderr.rows ?? heightWithoutTerminal;
    },
    out(text) {
      if (hasPassingLine) err('');
      stdout.write(terminalText(text));
    },
    err,
    progress: (line) => (showsProgress ? err(`${fitted(line, errorWidth())}\n`) : undefined),
    passing(line) {
      if (!showsProgress) return;
      err('');
      stderr.write(cut(oneLine(line), errorWidth() - 1));
      hasPassingLine = true;
    },
    readInput: (maximumBytes, beyond) => readInput(stdin, maximumBytes, beyond),
  };
}

async function readInput(stdin: Readable, maximumBytes: number, beyond: BeyondLimit = 'refused'): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maximumBytes && beyond === 'left') {
      chunks.push(bytes.subarray(0, bytes.length - (size - maximumBytes)));
      break;
    }
    if (size > maximumBytes) {
      throw new LatchkeyError('fileUnreadable', {
        file: 'Standard input',
        problem: said('moreBytes', maximumBytes),
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
