// Holds what a command answered with --json to the shape that is published for it, and to no key more.

import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { closed } from '../../scripts/json-shapes/notation.ts';
import { failed } from '../../scripts/json-shapes/parts.ts';
import { jsonShapes } from '../../scripts/json-shapes/shapes.ts';

const ajv = new Ajv2020({ allErrors: true, formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ } });
const compiled = new Map<string, ValidateFunction>();

/** Throws an AssertionError that names the command and what does not fit. */
export function assertShape(given: readonly string[], stdout: string): void {
  const words = given.includes('--') ? given.slice(0, given.indexOf('--')) : given;
  if (!words.includes('--json') || words.includes('--help') || stdout.trim() === '') return;
  const answer: unknown = JSON.parse(stdout);
  const command = commandOf(words);
  const isError = typeof answer === 'object' && answer !== null && 'error' in answer;
  const validate = isError ? validator('error') : validator(command);
  const problems = () => ajv.errorsText(validate.errors, { separator: '\n' });
  assert.ok(
    validate(answer),
    `latchkey ${words.join(' ')} answered ${stdout}\nwhich is not as published: ${problems()}`,
  );
}

function commandOf(words: readonly string[]): string {
  const named = words.filter((word, index) => !word.startsWith('-') && words[index - 1] !== '--data').join(' ');
  const known = Object.keys(jsonShapes).filter((command) => named === command || named.startsWith(`${command} `));
  return known.toSorted((a, b) => b.length - a.length)[0] ?? 'error';
}

function validator(command: string): ValidateFunction {
  const known = compiled.get(command);
  if (known !== undefined) return known;
  const made = ajv.compile(closed(jsonShapes[command] ?? failed));
  compiled.set(command, made);
  return made;
}
