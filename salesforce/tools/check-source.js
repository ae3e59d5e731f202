// Resolves every file under force-app with Salesforce's own library, as a deploy does, and converts it to the metadata format: each file
// belongs to a component, each component arrives, and nothing is warned of.

import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';

const warnings = [];
process.on('warning', ({ message }) => warnings.push(message));

const root = resolve('force-app');
const set = ComponentSet.fromSource(root);
const components = set.getSourceComponents().toArray();
const known = new Set(components.flatMap((one) => [one.xml, one.content, ...one.walkContent()]).filter(Boolean));
const files = globSync('force-app/**/*', { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(resolve(entry.parentPath), entry.name))
  .filter((path) => !path.includes('__tests__'));
const unresolved = files.filter((path) => !known.has(path));

const folder = mkdtempSync(join(tmpdir(), 'latchkey-convert-'));
try {
  const { converted } = await new MetadataConverter().convert(set, 'metadata', {
    type: 'directory',
    outputDirectory: folder,
    genUniqueDir: false,
  });
  const arrived = new Set(converted.map(({ type, fullName }) => `${type.name} ${fullName}`));
  const lost = components.filter(({ type, fullName }) => !arrived.has(`${type.name} ${fullName}`));
  const written = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  for (const path of unresolved) process.stderr.write(`${relative('.', path)}: belongs to no component\n`);
  for (const { type, fullName } of lost) process.stderr.write(`${type.name} ${fullName}: was not converted\n`);
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${files.length} files, ${components.length} components, ${written} files converted\n`);
  process.exitCode = unresolved.length + lost.length + warnings.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
