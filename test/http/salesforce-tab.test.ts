// Every request of the app in Salesforce, as its Apex makes it, through a linked org: what each tab asks for is answered with what its
// components read. The targets stand in its classes.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { openLinkScene } from './org-link-scene.ts';

const looking = { permission: 'user' };
const classes = globSync('salesforce/force-app/main/default/classes/*.cls').filter(
  (path) => !/Test|Mock|Vectors/.test(path),
);
const apex = classes.map((path) => readFileSync(path, 'utf8')).join('\n');

/** Behind the path of a connection, or a whole one; a request that is added to a class must be walked here. */
const targets = [
  ...[...apex.matchAll(/'(\/api\/[^']*)'/g)].map(([, target]) => target),
  ...[...apex.matchAll(/\+ '(\/[a-z-]+\/?)'/g)].map(([, target]) => target),
].sort();

onEachDatabase('the tabs read what they show, and an admin of the org does what they offer', async (place, t) => {
  const walked = [
    '/api/connections/',
    '/api/connections?sort=urgency',
    '/api/org-link',
    '/certificates',
    '/certificates',
  ];
  assert.deepEqual(
    targets,
    [...walked, '/certificates/', '/consumer-key-preview', '/rotation', '/scans', '/test'].sort(),
  );
  const { call } = await openLinkScene(t, place);
  const get = async (target: string) => {
    const { status, json, text } = await call({ method: 'GET', target }, looking);
    assert.equal(status, 200, `${target}: ${text}`);
    return json;
  };
  const { connections } = (await get('/api/connections?sort=urgency')) as { connections: { name: string }[] };
  assert.deepEqual(
    connections.map(({ name }) => name),
    ['acme'],
  );
  const path = '/api/connections/acme';
  const made = await call({ method: 'POST', target: `${path}/certificates`, body: '{}' });
  assert.equal(made.status, 201, made.text);
  const { setup, nextStep } = (await get(path)) as Record<string, Record<string, unknown>>;
  assert.deepEqual(Object.keys(setup ?? {}).sort(), ['certificate', 'currentStep', 'doneSteps', 'isDone']);
  assert.equal(typeof nextStep?.do, 'string');
  const file = await get(`${path}/certificates/${made.json.fingerprint}`);
  assert.match(String(file.pem), /^-----BEGIN CERTIFICATE-----/);
  assert.match(String(file.fileName), /\.crt$/);
  assert.ok(Array.isArray((await get(`${path}/certificates`)).keyPairs));
  assert.ok(Array.isArray((await get(`${path}/rotation`)).path));
  assert.deepEqual(await get(`${path}/scans`), []);
  assert.ok('publicUrl' in (await get('/api/org-link')));
  const patch = (body: object, user = {}) => call({ method: 'PATCH', target: path, body: JSON.stringify(body) }, user);
  assert.equal((await patch({ setupStep: 3 })).status, 200);
  const body = JSON.stringify({ consumerKey: '3MVG9PwZx9R6_UrcJ5y1BqD0aGfm2abcdefghijklmnopqrstuvwx' });
  assert.equal((await call({ method: 'POST', target: `${path}/consumer-key-preview`, body })).status, 200);
  assert.equal((await patch(JSON.parse(body))).status, 200);
  const tested = await call({ method: 'POST', target: `${path}/test` });
  assert.deepEqual(
    [tested.status, typeof tested.json.verified, Array.isArray(tested.json.steps)],
    [200, 'boolean', true],
  );
  assert.equal((await patch({ setupStep: 4 }, looking)).code, 'notPermitted');
});
