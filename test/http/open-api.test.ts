// The document of the API: valid, complete, and true of who may ask.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { acts } from '../../src/domain/access/acts.ts';
import { openApi } from '../../src/http/open-api.ts';
import { routes } from '../../src/http/routes.ts';

interface Operation {
  operationId: string;
  security: object[];
  'x-permission'?: string;
  responses: Record<string, { content: Record<string, unknown> }>;
}

const document = openApi(routes, '1.2.3') as { paths: Record<string, Record<string, Operation>> };
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document));
  assert.ok(result.valid, JSON.stringify(result.errors));
  assert.equal(validator.version, '3.1');
});

test('every operation has a name of its own, says who may ask, and describes its problems', () => {
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  for (const { operationId, security, responses, ...operation } of operations) {
    const permission = operation['x-permission'] ?? 'open';
    assert.equal(security.length === 0, permission === 'open', operationId);
    if (operation['x-permission'] === undefined) continue;
    assert.equal(permission, acts[operationId as keyof typeof acts], operationId);
    assert.ok('application/problem+json' in (responses.default?.content ?? {}), operationId);
    if (permission !== 'open') assert.ok('401' in responses && '403' in responses, operationId);
  }
});

test('paths begin at the root of the server, and what nobody is asked for is in it too', () => {
  for (const path of ['/api/openapi.json', '/health/ready', '/calendar/{token}.ics', '/acknowledge/{token}'])
    assert.ok(path in document.paths, path);
  for (const path of Object.keys(document.paths))
    assert.match(path, /^\/(api|documentation|health|calendar|acknowledge)\//);
  const ofTable = operations.filter((operation) => operation['x-permission'] !== undefined);
  // And the files of documentations.
  assert.equal(ofTable.length, routes.length + 1);
});
