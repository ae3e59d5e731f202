// Nothing that experiments handle shows in the report, the database or the logs: no private key, no assertion, no token, no consumer
// secret. And the report, which is made to be given away, names neither user nor org, app, host or key.

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { PERMISSIONS } from '../../../simulator/orgs/user.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { ProofContext } from '../../../src/operations/context.ts';
import { reportPage } from '../../../src/text/proof/report-page.ts';
import { assertNoCanaries, type Canary, canary, privateKeyCanaries } from '../../support/canaries.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { provable, proved } from './proof-scene.ts';

/** The same context, and what it came to hold that nobody may see. */
function watched(context: ProofContext): { context: ProofContext; tokens: string[]; keys: KeyObject[] } {
  const tokens: string[] = [];
  const keys: KeyObject[] = [];
  const exchange: ProofContext['tokenEndpoint']['exchange'] = async (request, signal) => {
    const answer = await context.tokenEndpoint.exchange(request, signal);
    if (answer.type === 'accepted') tokens.push(answer.accessToken.reveal());
    return answer;
  };
  const { signerKeys } = context;
  const own: ProofContext['signerKeys'] = {
    make(id) {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      keys.push(privateKey);
      return signerKeys.adopt(id, new Secret(new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))));
    },
    adopt: (...given) => signerKeys.adopt(...given),
    sign: (...given) => signerKeys.sign(...given),
    verify: (...given) => signerKeys.verify(...given),
    forget: (...given) => signerKeys.forget(...given),
    exportEncrypted: (...given) => signerKeys.exportEncrypted(...given),
  };
  return { context: { ...context, signerKeys: own, tokenEndpoint: { exchange } }, tokens, keys };
}

inEachInstallation(
  'no secret of an experiment is in its report, the database or the logs, and the report names nobody',
  async (world) => {
    const { context } = await provable(world, 'connected-app', { consumerSecretsInMetadata: true });
    const { orgId, username, consumerKey, loginUrl } = world.org();
    world.control.patchUser(orgId, username, { permissions: [...PERMISSIONS] });
    world.network.taken();
    const seen = watched(context);
    const report = await proved(world, seen.context, ['wrongKey', 'readBack', 'deployer', 'swap']);
    assert.ok(report.experiments.every(({ notFoundOut }) => notFoundOut === null));

    const sent = world.network.taken();
    const consumerKeys = [...new Set([consumerKey, ...sent.map(({ claims }) => claims.iss)])];
    assert.equal(consumerKeys.length, 2);
    const consumerSecret = (key: string) => createHash('sha256').update(key).digest('hex').toUpperCase();
    const secrets: Canary[] = [
      ...seen.keys.flatMap((key, index) => privateKeyCanaries(`key ${index}`, key)),
      ...seen.tokens.map((token, index) => canary(`token ${index}`, token)),
      ...sent.map(({ assertion }, index) => canary(`assertion ${index}`, assertion.split('.')[2] ?? '')),
      ...consumerKeys.map((key) => canary('consumer secret', consumerSecret(key))),
    ];
    assert.ok(seen.keys.length >= 3 && seen.tokens.length > 10, 'there was something to leak');
    const pages = [
      { name: 'report.json', content: JSON.stringify(report) },
      { name: 'report.md', content: reportPage(report) },
    ];
    const stored = await context.store.read(async (tx) => {
      const connection = await tx.connections.byName('acme');
      return [await tx.proofs.lastOf(connection?.id ?? ''), await tx.orgFacts.of(orgId), await tx.audit.page(0, 1_000)];
    });
    const places = [
      ...pages,
      { folder: world.place.folder },
      { name: 'stored', content: JSON.stringify(stored) },
      { name: 'logs', content: world.logged.join('\n') },
    ];
    await assertNoCanaries(places, secrets);
    const names = [username, orgId.slice(0, 15), new URL(loginUrl).host, ...consumerKeys];
    await assertNoCanaries(
      pages,
      names.map((name) => canary(name, name)),
    );
  },
  { settings: { propagationSeconds: 60 } },
);
