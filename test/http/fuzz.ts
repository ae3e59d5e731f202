// Every operation of the document with values from its own schemas: never our fault, never a hang, never a secret.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { secondMs } from '../../src/domain/ports.ts';
import { openApi } from '../../src/http/open-api.ts';
import { routes } from '../../src/http/routes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type ApiScene, openApiScene, password } from './api-scene.ts';
import { hostileValue, type Schema } from './from-schema.ts';

interface Parameter {
  name: string;
  in: string;
  schema: Schema;
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  permission: string;
  parameters: Parameter[];
  body: Schema | null;
}

interface Described {
  operationId: string;
  'x-permission'?: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Those of the table; what is open beside it has tests of its own. */
export function operationsOfDocument(): Operation[] {
  const { paths } = openApi(routes, '1.2.3') as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(
      ([method, { operationId, parameters, requestBody, 'x-permission': permission }]) => {
        if (permission === undefined) return [];
        const body = requestBody?.content['application/json']?.schema ?? null;
        return [{ operationId, method: method.toUpperCase(), path, permission, parameters, body }];
      },
    ),
  );
}

export interface Call {
  path: string;
  body: unknown;
}

export function callOf({ path, parameters, body }: Operation, valueFor = hostileValue): fc.Arbitrary<Call> {
  const values = Object.fromEntries(
    parameters.map(({ name, in: place, schema }) => [`${place} ${name}`, valueFor(schema)]),
  );
  return fc
    .record({ values: fc.record(values), body: body === null ? fc.constant(undefined) : valueFor(body) })
    .map((given) => {
      const text = (place: string, name: string) =>
        textOf((given.values as Record<string, unknown>)[`${place} ${name}`]);
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => text('path', name) || 'acme');
      const query = parameters.filter((one) => one.in === 'query').map(({ name }) => `${name}=${text('query', name)}`);
      return { path: `${filled}?${query.join('&')}`, body: given.body };
    });
}

/** As it stands in an address; a lone surrogate has no place there. */
function textOf(value: unknown): string {
  return encodeURIComponent(
    String(typeof value === 'object' ? JSON.stringify(value) : value).toWellFormed(),
  ).replaceAll('.', '%2E');
}

/** On SQLite: what is sent is judged before any database. With a connection that works, so that there is something to break. */
export async function openFuzzed(t: TestContext): Promise<ApiScene> {
  const folder = await temporaryFolder(t);
  const location = { type: 'sqlite', file: join(folder, 'latchkey.db') } as const;
  const scene = await openApiScene(t, { folder, location, tamper: async () => {} });
  const admin = await scene.account('anna', 'administrator');
  const { loginUrl, username, consumerKey } = scene.installation.org();
  await scene.as(admin, 'POST', '/api/connections', { name: 'acme', loginUrl, username, consumerKey });
  const made = await scene.as(admin, 'POST', '/api/connections/acme/certificates', {});
  scene.installation.upload({ pem: ((await made.json()) as { pem: string }).pem });
  return scene;
}

const longestMs = 20_000;

/** Each operation so often. Returns how many calls were made. */
export async function fuzz(scene: ApiScene, seed: number, callsEach: number): Promise<number> {
  const admin = await scene.account(`fuzz-${seed}`, 'administrator');
  const secrets = [password, admin.split('=')[1] ?? '', 'PRIVATE KEY'];
  let calls = 0;
  for (const operation of operationsOfDocument()) {
    if (ends.includes(operation.operationId)) continue;
    // Nobody is to be held back for asking too often.
    await scene.installation.clock.advance(10 * secondMs);
    const given = fc.sample(callOf(operation), { seed, numRuns: callsEach });
    for (const { path, body } of given) {
      const what = `${operation.method} ${path} ${JSON.stringify(body)}`.slice(0, 2_000);
      const answered = scene.installation.drive(scene.as(admin, operation.method, path, body));
      const response = await withinTime(answered, what);
      const text = await response.text();
      calls += 1;
      assert.notEqual(response.status, 500, `${what}: ${text}`);
      assert.notEqual(response.status, 401, `${what}: ${text}`);
      for (const secret of secrets) assert.ok(!text.includes(secret), `${what} tells a secret`);
      if (response.status >= 400)
        assert.equal(response.headers.get('content-type'), 'application/problem+json', `${what}: ${response.status}`);
      if (response.status === 400) {
        const { field = 'body' } = JSON.parse(text) as { field?: string };
        assert.ok(fieldsOf(operation).includes(field.split('.')[0] ?? ''), `${what} has no field ${field}: ${text}`);
      }
    }
  }
  return calls;
}

/** What a problem may be about; `body`: all of it. */
function fieldsOf({ parameters, body }: Operation): string[] {
  return ['body', ...parameters.map(({ name }) => name), ...propertiesOf(body)];
}

function propertiesOf(schema: Schema | null): string[] {
  return [...Object.keys(schema?.properties ?? {}), ...(schema?.anyOf ?? schema?.oneOf ?? []).flatMap(propertiesOf)];
}

/** What signs the caller out, or takes a secret of the caller's own. */
const ends: readonly string[] = ['session.end', 'account.signIn'];

async function withinTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer: ${what}`)), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
