// What sf finds in a generated org of 200 components against what is there: its lists, its manifest and its retrieve.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import type { Sandbox } from './sandbox.ts';
import { resultOf } from './sf-checks.ts';
import type { TestOrg } from './test-org.ts';

interface NamedComponent {
  type: string;
  fullName: string;
}

export function inventoryChecks(clients: string, sandbox: Sandbox, { generated }: TestOrg): Check[] {
  const sf = (args: string[], cwd = sandbox.folder) =>
    sandbox.run(join(clients, 'node_modules/.bin/sf'), args, { cwd, env });
  const inOrg = (args: string[]) => sf([...args, '--target-org', generated.username, '--json'], project);
  const project = join(sandbox.folder, 'inventory');
  const env = { HOME: join(sandbox.folder, 'home-inventory') };
  const truth = generated.truth();
  const truthOf = (type: string) => truth.filter((one) => one.type === type).map(({ fullName }) => fullName);

  return [
    {
      name: 'sf org login jwt to a generated org',
      async run() {
        const who = ['--client-id', generated.consumerKey, '--username', generated.username];
        const how = ['--jwt-key-file', generated.keyFile, '--instance-url', generated.loginUrl, '--json'];
        assert.equal(resultOf(await sf(['org', 'login', 'jwt', ...who, ...how])).orgId, generated.orgId);
        mkdirSync(join(project, 'force-app'), { recursive: true });
        const settings = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '68.0' };
        writeFileSync(join(project, 'sfdx-project.json'), JSON.stringify(settings));
      },
    },
    {
      name: 'sf org list metadata: each component of a type, with those of packages',
      async run() {
        for (const type of ['CustomObject', 'ApexClass', 'Flow']) {
          const listed = resultOf(await inOrg(['org', 'list', 'metadata', '-m', type])) as unknown as NamedComponent[];
          assert.deepEqual(listed.map(({ fullName }) => fullName).sort(), truthOf(type).sort(), type);
        }
      },
    },
    {
      name: 'sf project generate manifest --from-org: the whole inventory, folders under what is in them',
      async run() {
        const from = ['--from-org', generated.username, '--include-packages', 'managed', '--name', 'all', '--json'];
        resultOf(await sf(['project', 'generate', 'manifest', ...from], project));
        assert.deepEqual(difference(readManifest(join(project, 'all.xml')), truth.map(asInManifest)), []);
      },
    },
    {
      name: 'sf project retrieve start with that manifest, without the apps of vendors: a file for each',
      async run() {
        const ran = await inOrg(['project', 'retrieve', 'start', '--manifest', join(project, 'all.xml')]);
        const { files } = resultOf(ran) as unknown as { files: { type: string; fullName: string; state: string }[] };
        const there = new Set(
          files.filter(({ state }) => state !== 'Failed').map(({ type, fullName }) => `${type} ${fullName}`),
        );
        for (const type of [
          'ApexClass',
          'Flow',
          'Layout',
          'PermissionSet',
          'LightningComponentBundle',
          'CustomField',
          'Report',
        ]) {
          for (const name of truthOf(type)) assert.ok(there.has(`${type} ${name}`), `${type} ${name}`);
        }
        const source = join(project, 'force-app/main/default');
        assert.ok(existsSync(join(source, 'flows')) && readdirSync(join(source, 'objects')).includes('Account'));
      },
    },
  ];
}

const FOLDERS: Readonly<Record<string, string>> = {
  ReportFolder: 'Report',
  DashboardFolder: 'Dashboard',
  DocumentFolder: 'Document',
  EmailFolder: 'EmailTemplate',
};

const asInManifest = ({ type, fullName }: NamedComponent) => `${FOLDERS[type] ?? type} ${fullName}`;

function readManifest(file: string): string[] {
  const types = readFileSync(file, 'utf8').matchAll(/<types>([\s\S]*?)<\/types>/g);
  return [...types].flatMap(([, text = '']) => {
    const [, name = ''] = /<name>(.*)<\/name>/.exec(text) ?? [];
    // sf writes some folders with a slash at their end.
    return [...text.matchAll(/<members>(.*?)\/?<\/members>/g)].map(([, member = '']) => `${name} ${member}`);
  });
}

/** What stands in one of the two alone, marked with which. */
function difference(found: readonly string[], wanted: readonly string[]): string[] {
  const [there, expected] = [new Set(found), new Set(wanted)];
  return [
    ...found.filter((one) => !expected.has(one)).map((one) => `+ ${one}`),
    ...wanted.filter((one) => !there.has(one)).map((one) => `- ${one}`),
  ];
}
