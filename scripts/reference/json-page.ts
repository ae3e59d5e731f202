// docs/json.md and docs/json/*.schema.json: the shape of what each command answers with --json.

import { failed } from '../json-shapes/parts.ts';
import { jsonShapes, jsonVersion } from '../json-shapes/shapes.ts';

export function jsonFiles(): Record<string, string> {
  const named = [...Object.entries(jsonShapes), ['error', failed] as const];
  return Object.fromEntries(
    named.map(([command, shape]) => {
      const schema = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:latchkey:json:${jsonVersion}:${fileOf(command)}`,
        title: command === 'error' ? 'An error' : `latchkey ${command} --json`,
        ...shape,
      };
      return [`json/${fileOf(command)}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}

export function jsonPage(): string {
  const lines = Object.keys(jsonShapes).map(
    (command) => `- \`${command}\`: [schema](json/${fileOf(command)}.schema.json)`,
  );
  return `${[
    '# What commands answer with --json',
    '<!-- Written by `npm run docs` from scripts/json-shapes; not edited by hand. -->',
    `Each command's answer as a [JSON Schema](https://json-schema.org) (2020-12). They are version ${jsonVersion}, which stands in the \`$id\` of each. Within a version keys keep their names, places and meanings, and more may be added: readers ignore what they do not know. What takes a key away, or gives it another meaning, gets the next version, and the CHANGELOG says so.`,
    'Where a command ends with an error it answers [error](json/error.schema.json) instead; its exit code is in [the reference](reference.md). Times are ISO 8601 in UTC, fingerprints SHA-256 in upper-case hex pairs joined by colons.',
    lines.join('\n'),
  ].join('\n\n')}\n`;
}

function fileOf(command: string): string {
  return command.replaceAll(' ', '-');
}
