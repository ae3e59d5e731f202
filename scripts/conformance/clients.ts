// Salesforce's own clients in a cache folder of their own: sf weighs 560 MB, so it is never a dependency of the project.
// The versions are exact, so that a red run means that the simulator changed.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const VERSIONS = {
  '@salesforce/cli': '2.150.6',
  '@salesforce/core': '9.4.0',
  '@jsforce/jsforce-node': '3.12.0',
  '@salesforce/mcp': '0.30.15',
} as const;

export type ClientName = keyof typeof VERSIONS;

/** Installs what is missing of these, or of all; answers the folder, which holds node_modules. */
export function installClients(only: readonly ClientName[] = Object.keys(VERSIONS) as ClientName[]): string {
  const folder = resolve(process.env.LATCHKEY_CONFORMANCE_CACHE ?? '.cache/conformance');
  mkdirSync(folder, { recursive: true });
  const missing = only.filter((name) => installedVersion(folder, name) !== VERSIONS[name]);
  if (missing.length === 0) return folder;
  const wanted = only.map((name) => `${name}@${VERSIONS[name]}`);
  process.stderr.write(`Installing ${wanted.join(', ')} into the cache folder…\n`);
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, ...wanted], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

function installedVersion(folder: string, name: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}
