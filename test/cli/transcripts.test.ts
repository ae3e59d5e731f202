// Every transcript in testdata/ holds: the real program against a real simulator, each in a folder of its own.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Scene } from './scene.ts';
import { parseTranscript } from './transcript.ts';

const testdata = fileURLToPath(new URL('testdata/', import.meta.url));

describe('the command line does what its transcripts say', { concurrency: 3 }, () => {
  for (const file of readdirSync(testdata).sort()) {
    test(file.replace(/\.txt$/, ''), async (context) => {
      const steps = parseTranscript(readFileSync(`${testdata}${file}`, 'utf8'));
      const scene = await Scene.open(context);
      for (const step of steps) await scene.play(step);
      await scene.huntSecrets();
    });
  }
});
