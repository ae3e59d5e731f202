// What people do with a token that Latchkey printed: hand it to sf, to jsforce, and through sf to an assistant.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { askMcpServer } from './mcp-client.ts';
import { fetchOurToken } from './our-program.ts';
import type { Sandbox } from './sandbox.ts';
import { resultOf } from './sf-checks.ts';
import type { TestOrg } from './test-org.ts';

export function tokenChecks(clients: string, sandbox: Sandbox, org: TestOrg): Check[] {
  const { ours } = org;
  const home = { HOME: join(sandbox.folder, 'home-token') };
  let token: Promise<string> | undefined;
  const ourToken = () => {
    token ??= fetchOurToken(sandbox, org.control, ours);
    return token;
  };
  const sf = (args: string[], env: Record<string, string> = {}) =>
    sandbox.run(join(clients, 'node_modules/.bin/sf'), [...args, '--json'], { env: { ...home, ...env } });

  return [
    {
      name: 'sf org login access-token, with a token of ours',
      async run() {
        const args = ['org', 'login', 'access-token', '--instance-url', ours.loginUrl, '--no-prompt'];
        const { orgId, username } = resultOf(await sf(args, { SF_ACCESS_TOKEN: await ourToken() }));
        assert.deepEqual({ orgId, username }, { orgId: ours.orgId, username: ours.username });
      },
    },
    {
      name: 'sf org open --url-only: a link that opens Setup',
      async run() {
        const { url } = resultOf(await sf(['org', 'open', '--url-only', '--target-org', ours.username]));
        const opened = await fetch(String(url));
        assert.deepEqual([opened.status, opened.url], [200, `${ours.loginUrl}/setup`]);
      },
    },
    {
      name: 'sf data query by a date literal and two fields of one relationship, with a token of ours',
      async run() {
        const soql =
          'SELECT Id, CreatedBy.Username, CreatedBy.Name FROM SetupAuditTrail WHERE CreatedDate = LAST_N_DAYS:1';
        const found = resultOf(await sf(['data', 'query', '-q', soql, '--target-org', ours.username]));
        const [record] = found.records as { CreatedBy: { Username: string; Name: string } }[];
        assert.deepEqual([record?.CreatedBy.Username, record?.CreatedBy.Name], ['admin@example.com', 'Admin User']);
      },
    },
    {
      name: 'jsforce, a bare token: identity',
      async run() {
        const env = { CLIENTS: clients, BARE_TOKEN: await ourToken(), INSTANCE_URL: ours.loginUrl };
        const program = join(import.meta.dirname, 'bare-token-program.ts');
        const ran = await sandbox.run(process.execPath, [program], { env });
        assert.equal(ran.exitCode, 0, ran.stderr.slice(0, 600));
        assert.deepEqual(JSON.parse(ran.stdout), { organizationId: ours.orgId, username: ours.username });
      },
    },
    {
      name: '@salesforce/mcp over sf: lists the org, queries it, and is told what the simulator does not have',
      async run() {
        const query = (soql: string) => ({
          name: 'run_soql_query',
          arguments: { query: soql, usernameOrAlias: ours.username, directory: sandbox.folder },
        });
        const [orgs, found, refused] = await askMcpServer(clients, sandbox, home, [
          { name: 'list_all_orgs', arguments: { directory: sandbox.folder } },
          query('SELECT COUNT(Id) total FROM LoginHistory WHERE LoginTime = TODAY'),
          query('SELECT Id FROM ReleaseUpdate'),
        ]);
        assert.match(orgs ?? '', new RegExp(ours.username));
        assert.match(found ?? '', /"total": [1-9]/);
        assert.match(
          refused ?? '',
          /This simulator does not have it here.*is not supported\.\nTry using the Tooling API/s,
        );
      },
    },
  ];
}
