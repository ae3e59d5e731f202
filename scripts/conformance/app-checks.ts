// The app for Salesforce with sf: every file of salesforce/ deployed, retrieved as it was, and taken away again without a trace.

import assert from 'node:assert/strict';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check } from './check.ts';
import type { Sandbox } from './sandbox.ts';
import { resultOf } from './sf-checks.ts';
import type { TestOrg } from './test-org.ts';

const source = resolve('salesforce');
const isTest = (path: string) => path.includes('__tests__');

function filesIn(folder: string): Map<string, string> {
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = paths.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !isTest(path));
  return new Map(
    names.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]).sort() as [string, string][],
  );
}

/** Indents and the order of attributes are sf's own where it composes a file of several. */
const plain = (text: string) => text.replaceAll(/>\s+</g, '><').replaceAll("'", '&apos;').trim();

export function appChecks(clients: string, sandbox: Sandbox, { external }: TestOrg): Check[] {
  const project = join(sandbox.folder, 'app');
  const env = { HOME: join(sandbox.folder, 'home-app') };
  const sf = (...args: string[]) =>
    sandbox.run(join(clients, 'node_modules/.bin/sf'), [...args, '--json'], { cwd: project, env });
  const inProject = (command: string, ...args: string[]) =>
    sf('project', ...command.split(' '), ...args, '--target-org', external.username);
  const app = join(project, 'force-app');

  return [
    {
      name: 'sf project deploy start -d force-app: every component of the app, each created',
      async run() {
        mkdirSync(project, { recursive: true });
        for (const name of ['sfdx-project.json', '.forceignore', 'force-app']) {
          cpSync(join(source, name), join(project, name), { recursive: true, filter: (path) => !isTest(path) });
        }
        const who = ['--client-id', external.consumerKey, '--username', external.username];
        const key = ['--jwt-key-file', external.keyFile, '--instance-url', external.loginUrl];
        resultOf(await sf('org', 'login', 'jwt', ...who, ...key));
        const { files } = resultOf(await inProject('deploy start', '-d', 'force-app'));
        const shown = files as { state: string; filePath: string }[];
        assert.deepEqual(new Set(shown.map(({ state }) => state)), new Set(['Created']));
        assert.deepEqual(
          new Set(shown.map(({ filePath }) => filePath.slice(app.length + 1))),
          new Set(filesIn(app).keys()),
        );
      },
    },
    {
      name: 'sf project retrieve start -d force-app: the same files, each with what it had',
      async run() {
        const before = filesIn(app);
        const retrieved = join(project, 'retrieved');
        resultOf(await inProject('retrieve start', '-d', 'force-app'));
        rmSync(retrieved, { recursive: true, force: true });
        const after = filesIn(app);
        assert.deepEqual([...after.keys()], [...before.keys()]);
        for (const [path, text] of before) assert.equal(plain(after.get(path) ?? ''), plain(text), path);
      },
    },
    {
      name: 'sf project delete source: nothing of the app is left in the org',
      async run() {
        writeFileSync(join(project, '.forceignore'), '');
        const ran = await inProject('delete source', '-p', 'force-app', '--no-prompt');
        assert.equal(resultOf(ran).success, true);
        for (const type of ['LightningComponentBundle', 'NamedCredential']) {
          const { result } = JSON.parse(
            (await sf('org', 'list', 'metadata', '-m', type, '-o', external.username)).stdout,
          );
          assert.deepEqual(result, [], type);
        }
      },
    },
  ];
}
