// An API with two orgs that have a connection each, and a link of the first; who asks is its Apex.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Role } from '../../src/domain/access/permission.ts';
import { secondMs } from '../../src/domain/ports.ts';
import type { Pages } from '../../src/http/pages.ts';
import { setConnection } from '../../src/operations/connection/set.ts';
import { linkOrg } from '../../src/operations/org/link.ts';
import type { Place } from '../operations/scene/place.ts';
import {
  type ApexQuirks,
  type ApexRequest,
  type ApexUser,
  computed,
  headersOfApex,
  type Principal,
} from '../support/org-callout.ts';
import { type ApiScene, openApiScene, origin } from './api-scene.ts';

export const salesforce = { address: '203.0.113.9', isSecure: true };
export const ownOrg = '00D5g000004XyZpEAK';
export const otherOrg = '00D5g000004AbCdEAK';

export interface LinkScene {
  scene: ApiScene;
  principal: Principal;
  user: ApexUser;
  /** Signed by the key of the link, unless another is given. */
  signed(request: ApexRequest, user?: Partial<ApexUser>, quirks?: ApexQuirks, principal?: Principal): Request;
  /** With its answer. */
  call(request: ApexRequest, user?: Partial<ApexUser>, quirks?: ApexQuirks, principal?: Principal): Promise<Told>;
  send(request: Request): Promise<Told>;
}

export interface Told {
  status: number;
  /** Of a problem, or ''. */
  code: string;
  text: string;
  json: Record<string, unknown>;
}

export async function openLinkScene(
  t: TestContext,
  place: Place,
  role: Role = 'administrator',
  pages: Pages | null = null,
): Promise<LinkScene> {
  const scene = await openApiScene(t, place, null, pages);
  const { installation, needs } = scene;
  const process = { context: needs, tokens: needs.tokens } as unknown as Parameters<typeof installation.connect>[0];
  const { loginUrl, username, consumerKey } = installation.org();
  for (const [name, org] of [
    ['acme', ownOrg],
    ['other', otherOrg],
  ] as const) {
    await installation.connect(
      process,
      name,
      { username: `${name}.${username}` },
      {
        ...installation.org(),
        loginUrl,
        consumerKey: name === 'acme' ? consumerKey : `${consumerKey}2`,
      },
    );
    await setConnection.run(needs, { name, acceptOrg: org });
  }
  const { link, key } = await linkOrg.run(needs, { name: 'acme', role, by: null });
  const principal = { KeyId: link.id, Key: key.reveal() };
  const user = { orgId: ownOrg, userId: '0055g00000AbCdEAAV', username: 'ada@example.com', permission: 'admin' };
  const signed: LinkScene['signed'] = (request, changes = {}, quirks = {}, by = principal) => {
    const seconds = Math.floor(installation.clock.now() / secondMs);
    const headers = computed(headersOfApex({ ...user, ...changes }, request, { seconds, ...quirks }), by);
    const { method, target, body } = request;
    return new Request(`${origin}${target}`, { method, headers, ...(body === undefined ? {} : { body }) });
  };
  const send: LinkScene['send'] = async (request) => {
    const response = await installation.drive(scene.fetch(request, salesforce));
    const text = await response.text();
    const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const isProblem = response.headers.get('content-type') === 'application/problem+json';
    if (isProblem) assert.ok(json.detail !== '' && json.nextAction !== '', text);
    return { status: response.status, code: isProblem ? String(json.code) : '', text, json };
  };
  return { scene, principal, user, signed, send, call: (...given) => send(signed(...given)) };
}
