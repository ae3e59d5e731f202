// The official clients of the clouds, in a cache folder of their own: they are the judges of our fakes, and no dependency.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const versions = {
  '@aws-sdk/client-kms': '3.1161.0',
  '@azure/keyvault-keys': '4.10.2',
  'google-auth-library': '11.3.4',
} as const;

/** @returns What `require` of the folder gives: their shapes are not ours to type. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function officialClients(): (name: string) => any {
  const folder = resolve(process.env.LATCHKEY_KEY_CLIENTS_CACHE ?? '.cache/key-clients');
  mkdirSync(folder, { recursive: true });
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  const mark = join(folder, `installed-${wanted.join('_').replace(/[^\w.-]/g, '-')}`);
  if (!existsSync(mark)) {
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    execFileSync('npm', ['install', ...options, ...wanted], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(mark, '');
  }
  return createRequire(join(folder, 'package.json'));
}
