// Canvas opens a page inside of a linked org: what gets in, what is refused and in which words, who may frame it, and how long it holds.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { canvasRequest, signedRequest } from '../../simulator/canvas/signed-request.ts';
import type { Role } from '../../src/domain/access/permission.ts';
import { framesOfOrg } from '../../src/domain/org/canvas-frame.ts';
import { hourMs, minuteMs, secondMs } from '../../src/domain/ports.ts';
import { Secret } from '../../src/domain/secret.ts';
import { Pages } from '../../src/http/pages.ts';
import { openCanvas } from '../../src/operations/org/open-canvas.ts';
import { rotateLink } from '../../src/operations/org/rotate-link.ts';
import { unlinkOrg } from '../../src/operations/org/unlink.ts';
import { endPass } from '../../src/operations/rotation/loops/end-pass.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import type { Place } from '../operations/scene/place.ts';
import { origin } from './api-scene.ts';
import { openLinkScene, otherOrg, ownOrg, salesforce } from './org-link-scene.ts';

const secret = 'FE1A2B3C4D5E6F708192A3B4C5D6E7F8';
const otherSecret = '00112233445566778899AABBCCDDEEFF';
const orgPage = 'https://acme.lightning.force.com';

interface Opened {
  status: number;
  text: string;
  headers: Headers;
  /** '' where it was refused. */
  bearer: string;
}

async function openCanvasScene(t: TestContext, place: Place, role: Role = 'viewer', ofLink: Role = 'administrator') {
  const pages = new Pages(new Map([['/index.html', Buffer.from('<html><head></head><body></body></html>')]]));
  const { scene } = await openLinkScene(t, place, ofLink, pages);
  scene.canvas.push({ orgId: ownOrg, secret: new Secret(secret), role });
  scene.canvas.push({ orgId: otherOrg, secret: new Secret(otherSecret), role });
  const { installation } = scene;
  let opened = 0;
  const contextOf = (changes: { orgId?: string; seconds?: unknown } = {}) => {
    const { orgId = ownOrg, seconds = Math.floor(installation.clock.now() / secondMs) } = changes;
    opened += 1;
    return canvasRequest({
      orgId,
      orgName: 'Acme',
      userId: '0055g00000AbCdEAAV',
      username: 'ada@example.com',
      canvasUrl: `${origin}/canvas`,
      instanceUrl: 'https://acme.my.salesforce.com',
      parameters: { latchkeyTime: seconds, opened },
    });
  };
  const post = async (body: string, headers: Record<string, string> = {}): Promise<Opened> => {
    const sent = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: orgPage,
      'sec-fetch-site': 'cross-site',
    };
    const request = new Request(`${origin}/canvas`, { method: 'POST', headers: { ...sent, ...headers }, body });
    const response = await installation.drive(scene.fetch(request, salesforce));
    const text = await response.text();
    const bearer = /<meta name="latchkey-canvas" content="([^"]+)">/.exec(text)?.[1] ?? '';
    return { status: response.status, text, headers: response.headers, bearer };
  };
  const open = (signed: string) => post(new URLSearchParams({ signed_request: signed }).toString());
  const ask = async (bearer: string, path = '/api/connections', method = 'GET') => {
    const headers = { authorization: `Bearer ${bearer}`, origin, 'content-type': 'application/json' };
    const request = new Request(`${origin}${path}`, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) });
    const response = await installation.drive(scene.fetch(request, salesforce));
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  return { scene, installation, contextOf, post, open, ask };
}

onEachDatabase(
  'a signed request opens the page for that org alone, with no cookie and no token in an address',
  async (place, t) => {
    const { contextOf, open, ask } = await openCanvasScene(t, place);
    const { status, headers, bearer } = await open(signedRequest(contextOf(), secret));
    assert.equal(status, 200);
    assert.deepEqual([headers.get('set-cookie'), headers.get('location')], [null, null]);
    assert.equal(headers.get('cache-control'), 'no-store');
    const listed = await ask(bearer);
    assert.equal(listed.status, 200, JSON.stringify(listed.json));
    assert.deepEqual(
      (listed.json.connections as { name: string }[]).map(({ name }) => name),
      ['acme'],
    );
    assert.equal((await ask(bearer, '/api/connections/other')).status, 403);
    const { json } = await ask(bearer, '/api/org-link');
    assert.deepEqual(
      [json.orgId, json.username, json.role, json.permissions],
      [ownOrg, 'ada@example.com', 'viewer', ['view']],
    );
    assert.equal((await ask(bearer, '/api/connections/acme/certificates', 'POST')).status, 403, 'a viewer');
  },
);

onEachDatabase(
  'what was changed, is of another secret or is no signed request at all is refused before it is read',
  async (place, t) => {
    const { contextOf, open, post, scene } = await openCanvasScene(t, place);
    const whole = signedRequest(contextOf(), secret);
    const [signature = '', payload = ''] = whole.split('.');
    const changed = Buffer.from(payload, 'base64').toString().replace('ada@', 'eve@');
    const nested = '['.repeat(20_000);
    const refused: Record<string, string> = {
      payload: `${signature}.${Buffer.from(changed).toString('base64')}`,
      signature: `A${signature.slice(1)}.${payload}`,
      'no signature': `.${payload}`,
      'no payload': `${signature}.`,
      'a third part': `${whole}.${payload}`,
      'another order': `${payload}.${signature}`,
      'hex for base64': `${Buffer.from(signature, 'base64').toString('hex')}.${payload}`,
      'the alphabet of addresses': whole.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      'an unknown secret': signedRequest(contextOf(), 'x'.repeat(32)),
      'an empty secret': signedRequest(contextOf(), ''),
      'a bomb that nobody signed': `${signature}.${Buffer.from(nested).toString('base64')}`,
      empty: '',
    };
    const told = new Set<string>();
    for (const [what, text] of Object.entries(refused)) {
      const { status, text: said, bearer } = await open(text);
      assert.deepEqual([status, bearer], [403, ''], what);
      told.add(said);
    }
    assert.equal(told.size, 1, 'nothing tells what was wrong');
    const twice = new URLSearchParams([
      ['signed_request', whole],
      ['signed_request', whole],
    ]);
    assert.equal((await post(twice.toString())).status, 403);
    assert.equal((await post(`signed_request=${'A'.repeat(300_000)}`)).status, 413);
    assert.equal((await open(`${signature}.${'A'.repeat(80_000)}`)).status, 403);
    assert.equal((await open(whole)).status, 200, 'nobody else’s try uses it up');
    assert.ok(!scene.installation.logged.join('').includes(secret));
  },
);

onEachDatabase(
  'a bomb or nonsense that the org itself signed is refused in words, and nothing breaks',
  async (place, t) => {
    const { contextOf, open, ask } = await openCanvasScene(t, place);
    const context = contextOf();
    const { organization } = context.context as { organization: object };
    for (const bomb of [
      '['.repeat(40_000),
      `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`,
      'null',
      '"HMACSHA256"',
      '\u0000',
      '{"algorithm":"HMACSHA256","context":[]}',
      '{"algorithm":"HMACSHA256","__proto__":{"context":{}}}',
      JSON.stringify({ ...context, context: { organization, user: { userId: 5 } } }),
    ]) {
      const { status, text } = await open(signedRequest(bomb, secret));
      assert.deepEqual([status, /<h1>Not opened<\/h1>/.test(text)], [403, true], bomb.slice(0, 40));
    }
    const long = {
      ...context,
      context: { ...(context.context as object), user: { userId: '0055g00000AbCdEAAV', userName: 'x'.repeat(321) } },
    };
    assert.equal((await open(signedRequest(long, secret))).status, 403);
    const { bearer } = await open(signedRequest(contextOf(), secret));
    assert.equal((await ask(bearer)).status, 200);
  },
);

onEachDatabase(
  'another algorithm, another org and a request without a time are refused in words of their own',
  async (place, t) => {
    const { contextOf, open, installation } = await openCanvasScene(t, place);
    for (const algorithm of ['HMACSHA1', 'none', 'HS256', 'hmacsha256', null, undefined, ['HMACSHA256']]) {
      const { status, text } = await open(signedRequest({ ...contextOf(), algorithm }, secret));
      assert.deepEqual([status, text.includes('than HMACSHA256')], [403, true], String(algorithm));
    }
    for (const orgId of [otherOrg, '00D5g000009ZzZzEAK'.replace('9', '8')]) {
      const { status, text } = await open(signedRequest(contextOf({ orgId }), secret));
      assert.deepEqual([status, /another org|which user of which org/.test(text)], [403, true], orgId);
    }
    const seconds = Math.floor(installation.clock.now() / secondMs);
    for (const wrong of [undefined, null, '', 'now', -1, 1.5, `${seconds} `, [seconds], '0x10', 1e21]) {
      const { status, text } = await open(signedRequest(contextOf({ seconds: wrong ?? null }), secret));
      assert.deepEqual([status, text.includes('latchkeyTime')], [403, true], String(wrong));
    }
    for (const wrong of [seconds - 301, seconds + 62, 1]) {
      const { text } = await open(signedRequest(contextOf({ seconds: wrong }), secret));
      assert.ok(text.includes('five minutes'), String(wrong));
    }
    for (const right of [seconds - 298, seconds + 58, String(seconds)])
      assert.equal((await open(signedRequest(contextOf({ seconds: right }), secret))).status, 200, String(right));
  },
);

onEachDatabase(
  'a signed request counts once, in every process, also after the key of the link was changed',
  async (place, t) => {
    const { scene, installation, contextOf, open } = await openCanvasScene(t, place);
    const once = signedRequest(contextOf(), secret);
    assert.equal((await open(once)).status, 200);
    await rotateLink.run(scene.needs, { name: 'acme', by: null });
    const again = await open(once);
    assert.deepEqual([again.status, again.text.includes('was here before')], [403, true]);
    const { context } = await installation.process();
    for (let round = 0; round < 3; round += 1) {
      const signed = new Secret(signedRequest(contextOf(), secret));
      const each = [scene.needs, { ...context, canvasSecrets: scene.needs.canvasSecrets }];
      const both = await Promise.allSettled(
        each.map((one) => openCanvas.run(one, { signedRequest: signed }, () => {})),
      );
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    }
    await installation.clock.advance(30 * minuteMs);
    await endPass(scene.needs);
    installation.clock.jump(-30 * minuteMs);
    assert.ok((await open(once)).text.includes('was here before'), 'a clock that was set back lets nothing in again');
    await installation.clock.advance(2 * hourMs);
    await endPass(scene.needs);
    assert.ok((await open(once)).text.includes('five minutes'), 'and what is kept no longer is too old');
  },
);

onEachDatabase('only the pages of the linked org may frame it, and no answer to others is framed', async (place, t) => {
  const { scene, installation, contextOf, open } = await openCanvasScene(t, place);
  const { headers } = await open(signedRequest(contextOf(), secret));
  const policy = headers.get('content-security-policy') ?? '';
  const { loginUrl } = installation.org();
  const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
  assert.deepEqual(ancestors, framesOfOrg([{ loginUrl, org: null }]));
  assert.equal(headers.get('x-frame-options'), null);
  // What is the org's own, and wrong, is told where its people look.
  const seconds = Math.floor(installation.clock.now() / secondMs);
  for (const wrong of [seconds - 301, null]) {
    const own = await open(signedRequest(contextOf({ seconds: wrong }), secret));
    assert.deepEqual([own.status, own.bearer], [403, '']);
    assert.equal(
      /frame-ancestors ([^;]*)/.exec(own.headers.get('content-security-policy') ?? '')?.[1],
      ancestors.join(' '),
    );
  }
  const refused = await open('nothing');
  for (const path of ['/', '/canvas', '/api/connections', '/canvas?_sfdc_canvas_authvalue=x']) {
    const page = await scene.fetch(new Request(`${origin}${path}`, { headers: { accept: 'text/html' } }), salesforce);
    for (const one of [page.headers, refused.headers]) {
      assert.match(one.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      assert.equal(one.get('x-frame-options'), 'DENY', path);
    }
  }
});

onEachDatabase(
  'what the page shows holds for minutes, and ends with the link, with the setting and with any change of it',
  async (place, t) => {
    const { scene, installation, contextOf, open, ask } = await openCanvasScene(t, place, 'administrator');
    const { bearer } = await open(signedRequest(contextOf(), secret));
    assert.equal((await ask(bearer, '/api/connections/acme/certificates', 'POST')).status, 201, 'as the setting says');
    const { json } = await ask(bearer, '/api/org-link');
    assert.deepEqual(
      json.permissions,
      ['view', 'acknowledge', 'test', 'rotate', 'configure'],
      'never more than an org may',
    );
    const [prefix = '', told = '', mac = ''] = bearer.split('.');
    const forged = Buffer.from(Buffer.from(told, 'base64url').toString().replace(ownOrg, otherOrg)).toString(
      'base64url',
    );
    for (const wrong of [
      `${prefix}.${forged}.${mac}`,
      `${prefix}.${told}.${'0'.repeat(64)}`,
      `${prefix}.${told}`,
      'canvas.',
      'canvas.e30.',
    ])
      assert.equal((await ask(wrong)).status, 401, wrong.slice(0, 20));
    const kept = scene.canvas.splice(0);
    assert.equal((await ask(bearer)).status, 401, 'Canvas was switched off');
    assert.equal((await open(signedRequest(contextOf(), secret))).status, 404);
    scene.canvas.push(...kept);
    await installation.clock.advance(14 * minuteMs);
    assert.equal((await ask(bearer)).status, 200);
    await installation.clock.advance(2 * minuteMs);
    assert.equal((await ask(bearer)).status, 401, 'its time is over');
    const next = await open(signedRequest(contextOf(), secret));
    await unlinkOrg.run(scene.needs, { name: 'acme' });
    assert.equal((await ask(next.bearer)).status, 401, 'the link was revoked');
    assert.ok((await open(signedRequest(contextOf(), secret))).text.includes('not linked'));
  },
);

onEachDatabase('each opening stands in the audit once, under the name of who opened it', async (place, t) => {
  const { scene, contextOf, open } = await openCanvasScene(t, place);
  const signed = signedRequest(contextOf(), secret);
  for (const one of [signed, signed, 'nothing']) await open(one);
  const entries = await scene.needs.store.read((tx) => tx.audit.page(0, 1_000));
  const opened = entries.filter(({ action }) => action === 'orgLink.opened');
  assert.deepEqual(
    opened.map(({ actor, subject, after }) => [actor.name, subject.name, after]),
    [[`ada@example.com (Salesforce user 0055g00000AbCdEAAV of ${ownOrg})`, ownOrg, { role: 'viewer' }]],
  );
});

onEachDatabase('what the setting says never goes beyond what the link grants', async (place, t) => {
  const { contextOf, open, ask } = await openCanvasScene(t, place, 'administrator', 'operator');
  const { bearer } = await open(signedRequest(contextOf(), secret));
  assert.equal((await ask(bearer, '/api/org-link')).json.role, 'operator');
  assert.equal((await ask(bearer, '/api/connections/acme', 'PATCH')).status, 403);
});
