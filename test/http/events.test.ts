// Answers as streams of events: an act that tells while it goes on, and what happens from now on.

import assert from 'node:assert/strict';
import { listen } from '../../src/bin/serve-listen.ts';
import { secondMs } from '../../src/domain/ports.ts';
import { afterEvent } from '../../src/domain/scan/scan.ts';
import { routes } from '../../src/http/routes.ts';
import { startScan } from '../../src/operations/scan/start.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { type ApiScene, asker, openApiScene, origin } from './api-scene.ts';

interface Event {
  event: string;
  id: string | null;
  data: Record<string, unknown>;
}

/** Comments are nothing. */
class Events {
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #scene: ApiScene;
  #rest = '';
  beats = 0;

  constructor(scene: ApiScene, response: Response) {
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    this.#scene = scene;
    this.#reader = (response.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Null: the stream has ended. */
  async next(): Promise<Event | null> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end >= 0) {
        const lines = this.#rest.slice(0, end).split('\n');
        this.#rest = this.#rest.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        if (data === undefined) this.beats += 1;
        else return { event: field('event') ?? 'message', id: field('id') ?? null, data: JSON.parse(data) };
        continue;
      }
      const { value, done } = await this.#scene.installation.drive(this.#reader.read());
      if (done) return null;
      this.#rest += value;
    }
  }

  async rest(): Promise<Event[]> {
    const events: Event[] = [];
    for (let one = await this.next(); one !== null; one = await this.next()) events.push(one);
    return events;
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

function send(scene: ApiScene, cookie: string, method: string, path: string, headers: Record<string, string> = {}) {
  const own = { cookie, origin, 'sec-fetch-site': 'same-origin', accept: 'text/event-stream', ...headers };
  const body = method === 'POST' && !path.endsWith('/test') ? '{}' : undefined;
  const init = {
    method,
    headers: { ...own, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body }),
  };
  return scene.fetch(new Request(`${origin}${path}`, init), asker);
}

async function connected(scene: ApiScene, admin: string): Promise<void> {
  const { loginUrl, username, consumerKey } = scene.installation.org();
  await scene.as(admin, 'POST', '/api/connections', { name: 'acme', loginUrl, username, consumerKey });
  const made = await scene.as(admin, 'POST', '/api/connections/acme/certificates', {});
  scene.installation.upload({ pem: ((await made.json()) as { pem: string }).pem });
}

onEachDatabase('a test and a rotation tell each try the moment it is known, then the answer', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  await connected(scene, admin);
  for (const [act, path, least] of [
    ['connection.test', '/api/connections/acme/test', 2],
    ['rotation.rotate', '/api/connections/acme/rotation', 0],
    ['rotation.rotate', '/api/connections/acme/rotation', 1],
  ] as const) {
    const route = routes.find((one) => one.act === act) ?? assert.fail();
    const response = await scene.installation.drive(send(scene, admin, 'POST', path));
    const events = await new Events(scene, response).rest();
    const last = events.pop();
    assert.equal(last?.event, 'done', JSON.stringify(last));
    assert.ok(route.answer.safeParse(last?.data).success);
    assert.ok(events.length >= least, `${events.length} of ${act}`);
    for (const { event, data } of events) {
      assert.equal(event, 'progress');
      const read = route.events?.shape.safeParse(data);
      assert.ok(read?.success, JSON.stringify([read?.error?.issues, data]));
    }
  }
});

onEachDatabase('what goes wrong before anything is told is answered with its status', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const viewer = await scene.account('vera', 'viewer');
  const refused = await send(scene, admin, 'POST', '/api/connections/nobody/test');
  assert.deepEqual([refused.status, refused.headers.get('content-type')], [404, 'application/problem+json']);
  assert.equal((await send(scene, viewer, 'POST', '/api/connections/nobody/test')).status, 403);
  assert.equal((await send(scene, 'latchkey=none', 'GET', '/api/events')).status, 401);
});

const acknowledged = (events: Event[]) => events.map(({ data }) => data.action);

onEachDatabase(
  'what happens is told once, with its sequence, and goes on behind the last one known',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const admin = await scene.account('anna', 'administrator');
    const ended = new Events(scene, await send(scene, admin, 'GET', '/api/events'));
    const listening = ended.next();
    await scene.installation.clock.untilSleeping(2);
    await connected(scene, admin);
    const first = (await listening) ?? assert.fail();
    const events = [first];
    while (events.at(-1)?.data.action !== 'clientApp.wantsKeyPair') events.push((await ended.next()) ?? assert.fail());
    assert.ok(acknowledged(events).includes('connection.added'));
    for (const { id, data } of events) {
      assert.equal(id, String(data.sequence));
      assert.deepEqual(Object.keys(data).sort(), ['action', 'at', 'sequence', 'subject']);
    }
    const again = await send(scene, admin, 'GET', '/api/events?after=0', { 'last-event-id': first.id ?? '' });
    const rest = new Events(scene, again);
    assert.equal((await rest.next())?.id, events[1]?.id);
    await rest.cancel();
    const polled = await scene.as(admin, 'GET', `/api/events?after=${first.id}`);
    const { events: seen, after } = (await polled.json()) as { events: { sequence: number }[]; after: number };
    assert.equal(String(seen[0]?.sequence), events[1]?.id);
    assert.ok(after >= Number(events.at(-1)?.id));
    scene.end();
    assert.deepEqual(await ended.rest(), [], 'asked to end, the server ends the stream');
  },
);

onEachDatabase('who is restricted hears of their connections alone, and nobody after signing out', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  for (const [name, labels] of [
    ['outside', []],
    ['inside', ['emea']],
  ] as const) {
    const given = { name, labels, loginUrl: 'https://login.salesforce.com', username: `${name}@acme.example` };
    await scene.as(admin, 'POST', '/api/connections', given);
    await scene.as(admin, 'POST', `/api/connections/${name}/certificates`, {});
  }
  const cookie = await scene.account('ben', 'viewer', 'emea');
  const polled = (await (await scene.as(cookie, 'GET', '/api/events?after=0')).json()) as { events: Event['data'][] };
  const subjects = polled.events.map(({ action, subject }) => [action, (subject as { name: string }).name]);
  assert.ok(subjects.length >= 3);
  assert.ok(subjects.some(([action]) => action === 'keyPair.issued'));
  assert.equal(subjects.filter(([action]) => action === 'connection.added').join(), 'connection.added,inside');
  assert.equal(subjects.filter(([action]) => action === 'keyPair.issued').length, 1);
  const events = new Events(scene, await send(scene, cookie, 'GET', '/api/events'));
  const ending = events.rest();
  await scene.installation.clock.untilSleeping(2);
  assert.equal((await scene.as(cookie, 'DELETE', '/api/sessions/this')).status, 200);
  assert.deepEqual(await ending, []);
});

onEachDatabase('a stream shows signs of life, and one person opens no more than ten', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const open = await Promise.all(Array.from({ length: 10 }, () => send(scene, admin, 'GET', '/api/events')));
  const streams = open.map((response) => new Events(scene, response));
  const more = await send(scene, admin, 'GET', '/api/events');
  assert.deepEqual([more.status, more.headers.get('retry-after')], [429, '10']);
  const [first, second] = streams;
  const waiting = first?.next();
  await scene.installation.clock.untilSleeping(2);
  await scene.installation.clock.advance(25 * secondMs);
  await second?.cancel();
  let status = 429;
  for (let tries = 0; status === 429 && tries < 200; tries += 1)
    status = (await send(scene, admin, 'GET', '/api/events')).status;
  assert.equal(status, 200, 'one has gone');
  scene.end();
  assert.equal(await waiting, null);
  assert.ok((first?.beats ?? 0) >= 2, String(first?.beats));
});

onEachDatabase('an open stream does not hold the ending of the server', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const listening = await listen(
    { address: '127.0.0.1', port: 0, tls: null, settings: { address: 'a', port: 'p' } },
    (request, asker) => {
      const own = new Request(`${origin}${new URL(request.url).pathname}`, { headers: request.headers });
      return scene.fetch(own, asker);
    },
  );
  const headers = { cookie: admin, accept: 'text/event-stream', host: new URL(origin).host };
  const response = await fetch(`${listening.url}/api/events`, { headers });
  const reader = response.body?.getReader();
  await reader?.read();
  const closing = listening.close();
  scene.end();
  await closing;
});

onEachDatabase('a scan tells how far it is whenever that moves, once, until it is over', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  await connected(scene, admin);
  const { scan } = await startScan.run(scene.needs, { name: 'acme' });
  const path = '/api/connections/acme/scans/1';
  const move = (known: number, done: number) =>
    scene.needs.store.write(async (tx) => {
      const now = scene.needs.clock.now();
      const begun = afterEvent((await tx.scans.lock(scan.id)) ?? assert.fail(), { type: 'begun' }, now);
      const listing = afterEvent(begun, { type: 'phase', phase: 'listing' }, now);
      const progress = { type: 'progress', known, done, apiCalls: done, phaseBeganAt: now - 1_000 } as const;
      await tx.scans.update(afterEvent(listing, progress, now), null);
    });
  const read = async (events: Events) => {
    const { event, id, data } = (await events.next()) ?? assert.fail();
    const { state, phase, progress } = data as { state: string; phase: string; progress: { done: number } };
    return { id: id ?? assert.fail(), told: [event, state, phase, progress.done] };
  };
  const events = new Events(scene, await send(scene, admin, 'GET', path));
  assert.deepEqual((await read(events)).told, ['progress', 'PENDING', 'waiting', 0]);
  await move(10, 4);
  const moved = await read(events);
  assert.deepEqual(moved.told, ['progress', 'RUNNING', 'listing', 4]);
  const again = new Events(scene, await send(scene, admin, 'GET', path, { 'last-event-id': moved.id }));
  const next = read(again);
  await move(10, 9);
  assert.deepEqual((await next).told, ['progress', 'RUNNING', 'listing', 9], 'what was told is not told again');
  assert.equal((await scene.as(admin, 'POST', '/api/connections/acme/scans/cancellation')).status, 200);
  await scene.needs.store.write(async (tx) => {
    const wanted = (await tx.scans.lock(scan.id)) ?? assert.fail();
    await tx.scans.update(afterEvent(wanted, { type: 'cancelled' }, scene.needs.clock.now()), null);
  });
  const rest = await again.rest();
  const done = rest.at(-1) ?? assert.fail();
  assert.deepEqual([done.event, done.data.state], ['done', 'CANCELLED']);
  const route = routes.find(({ act }) => act === 'scan.show') ?? assert.fail();
  assert.ok(route.answer.safeParse(done.data).success);
  const over = await send(scene, admin, 'GET', path, { 'last-event-id': done.id ?? '' });
  assert.deepEqual([over.status, over.body], [204, null], 'a browser asks no more');
  assert.equal((await send(scene, admin, 'GET', '/api/connections/acme/scans/9')).status, 404);
  await events.cancel();
});
