// What somebody who can write to the database, and has not the vault, plants there: no assertion that a host of Salesforce
// takes and no access token goes to a host of theirs, and no name leads out of a folder.

import assert from 'node:assert/strict';
import { listConnections, wholeListByName } from '../../../src/operations/connection/list.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const stranger = 'https://login.salesforce.com.stranger.example';

inEachInstallation('an assertion for a host of Salesforce is posted to no other host', async (world) => {
  const { process, id } = await world.connected();
  const audience = 'https://login.salesforce.com';
  for (const planted of [
    `login_url = '${stranger}', audience = '${audience}', found_token_host = null, found_audience = null`,
    `login_url = '${stranger}', audience = null, found_token_host = '${stranger}', found_audience = '${audience}'`,
    `login_url = '${audience}', audience = null, found_token_host = '${stranger}', found_audience = '${audience}'`,
  ]) {
    await world.place.tamper(`update connection set ${planted}`);
    await world.signIn(process, id).catch(() => null);
    const sent = world.network.taken();
    assert.ok(sent.length > 0, planted);
    for (const { host, claims } of sent) assert.ok(host !== stranger || claims.aud === stranger, planted);
  }
  await refuses(
    'invalidInput',
    setConnection.run(process.context, { name: 'acme', loginUrl: stranger, audience, acceptLookalikes: [stranger] }),
  );
});

inEachInstallation('a token goes to the host that it was given for, whatever the row says', async (world) => {
  const { process, id } = await world.connected();
  const first = await world.drive(process.tokens.acquire(id));
  await world.place.tamper(`update connection set instance_url = '${stranger}'`);
  // Which was a column of the token, once.
  await assert.rejects(world.place.tamper(`update cached_token set instance_url = '${stranger}'`), /instance_url/);
  const another = await world.process();
  const token = await world.drive(another.tokens.acquire(id));
  assert.equal(token.instanceUrl, first.instanceUrl);
});

inEachInstallation(
  'a name that could lead out of a folder, or a host that is none, is a damaged row',
  async (world) => {
    const { process } = await world.connected();
    for (const [column, planted, whole] of [
      ['name', '../../.ssh/x', 'acme'],
      ['name', 'a\nssh-ed25519 AAAA', 'acme'],
      ['login_url', 'http://stranger.example', world.org().loginUrl],
      ['login_url', 'https://stranger.example/path', world.org().loginUrl],
      ['contacts', '["a@b.example\\nBcc: c@d.example"]', '[]'],
    ] as const) {
      await world.place.tamper(`update connection set ${column} = '${planted}'`);
      const error = await refuses('rowDamaged', listConnections.run(process.context, wholeListByName));
      assert.equal(error.parameters.column, column);
      await world.place.tamper(`update connection set ${column} = '${whole}'`);
    }
  },
);
