// `npm run conformance`: Salesforce's own clients against the simulator over http on loopback, with right and wrong keys.
// Where a client and the simulator disagree, the client is right. Ends with `N passed, N failed` and exit code 0 or 1.

import { appChecks } from './conformance/app-checks.ts';
import { runChecks } from './conformance/check.ts';
import { installClients } from './conformance/clients.ts';
import { deployChecks } from './conformance/deploy-checks.ts';
import { inventoryChecks } from './conformance/inventory-checks.ts';
import { libraryChecks } from './conformance/library-checks.ts';
import { recipeChecks } from './conformance/recipe-checks.ts';
import { Sandbox } from './conformance/sandbox.ts';
import { sfChecks } from './conformance/sf-checks.ts';
import { startTestOrg } from './conformance/test-org.ts';
import { tokenChecks } from './conformance/token-checks.ts';

const clients = installClients();
const sandbox = new Sandbox();
try {
  const org = await startTestOrg(sandbox.folder);
  try {
    // Side by side, since sf spends most of its time in one processor; each has orgs and homes of its own.
    const lanes = await Promise.all([
      runChecks([
        ...libraryChecks(clients, sandbox, org),
        ...sfChecks(clients, sandbox, org),
        ...tokenChecks(clients, sandbox, org),
      ]),
      runChecks([
        // Before the deploys, at whose end the app's certificate is another.
        ...appChecks(clients, sandbox, org),
        ...deployChecks(clients, sandbox, org),
        ...inventoryChecks(clients, sandbox, org),
        ...recipeChecks(clients, sandbox),
      ]),
    ]);
    const passed = lanes.reduce((sum, lane) => sum + lane.passed, 0);
    const failed = lanes.reduce((sum, lane) => sum + lane.failed, 0);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await org.close();
  }
} finally {
  sandbox.remove();
}
