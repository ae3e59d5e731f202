// One simulator with a clock in the test's hand, a seeded source of chance, and the short way to a token request.

import { type KeyObject, sign } from 'node:crypto';
import type { NewOrg } from '../../simulator/control/patches.ts';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';

/** Today, since the certificates of the tests are made today; whole seconds, as in a Date header. */
export const START = Math.floor(Date.now() / 1000) * 1000;

export interface Scenario {
  simulator: Simulator;
  clock: { now(): number; at: number };
  orgId: string;
  loginUrl: string;
  username: string;
  consumerKey: string;
}

/** A small seeded generator (mulberry32): the same numbers at every run. */
export function seededRandom(seed: number): { next(): number } {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = state;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    },
  };
}

/** By default a change reaches every server at once. */
export function createScenario(org: NewOrg = {}, seed = 1): Scenario {
  const clock = { at: START, now: () => clock.at };
  const simulator = createSimulator({
    clock,
    random: seededRandom(seed),
    orgs: [{ propagation: { minSeconds: 0, maxSeconds: 0 }, ...org }],
  });
  const [first] = simulator.control.orgs();
  if (first === undefined) throw new Error('the simulator has an org');
  return { simulator, clock, ...first, consumerKey: first.consumerKey ?? '' };
}

export interface AssertionParts {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
}

export function signAssertion(scenario: Scenario, privateKey: KeyObject, parts: AssertionParts = {}): string {
  const claims = {
    iss: scenario.consumerKey,
    sub: scenario.username,
    aud: scenario.loginUrl,
    exp: Math.floor(scenario.clock.now() / 1000) + 120,
    ...parts.claims,
  };
  const input = [{ alg: 'RS256', ...parts.header }, claims].map(encode).join('.');
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export interface TokenAnswer {
  status: number;
  headers: Headers;
  body: Record<string, string>;
}

export async function postAssertion(
  scenario: Scenario,
  assertion: string,
  options: { host?: string; path?: string } = {},
): Promise<TokenAnswer> {
  const url = `${options.host ?? scenario.loginUrl}${options.path ?? '/services/oauth2/token'}`;
  const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type: grantType, assertion });
  const response = await scenario.simulator.fetch(new Request(url, { method: 'POST', body }));
  return { status: response.status, headers: response.headers, body: (await response.json()) as TokenAnswer['body'] };
}

/** Signs in and returns what came back. */
export function signIn(scenario: Scenario, privateKey: KeyObject, parts: AssertionParts = {}): Promise<TokenAnswer> {
  return postAssertion(scenario, signAssertion(scenario, privateKey, parts));
}

/** The reason in the open for the last request. */
export function lastOutcome(scenario: Scenario): string | undefined {
  return scenario.simulator.control.log().at(-1)?.outcome;
}
