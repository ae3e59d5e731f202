// The Salesforce org simulator as one `fetch` function: no socket, no timer, no clock or chance of its own. listen.ts puts
// it on loopback. Every answer says that it is a simulator.

import { Hono } from 'hono';
import { answer } from './answers.ts';
import { asResponse } from './as-response.ts';
import { SimulatorControl } from './control/control.ts';
import type { NewOrg } from './control/patches.ts';
import { controlRoutes } from './control/routes.ts';
import { type Question, type Reply, written } from './exchange.ts';
import { drawFaults } from './faults/fault.ts';
import { playFaults } from './faults/play-fault.ts';
import { Hosts } from './hosts.ts';
import { type LogDetails, RequestLog } from './log.ts';
import { finishDeploys } from './metadata/deploy.ts';
import { FrontDoors } from './orgs/front-doors.ts';
import { drawServer } from './orgs/org.ts';
import { Sessions } from './orgs/sessions.ts';
import type { Clock, Delay, Random } from './ports.ts';
import { SimulatedTime } from './simulated-time.ts';
import type { SimulatorState } from './state.ts';
import { LoginRate } from './token/login-rate.ts';
import { ReplayMemory } from './token/replay.ts';

export interface SimulatorOptions {
  clock: Clock;
  random: Random;
  /** Only slow faults wait; without it they reject. */
  delay?: Delay;
  /** One org with one app by default. Origins default to http://127.0.0.1 with ports counted up from 7430. */
  orgs?: readonly NewOrg[];
  /** Origins of the generic login and test hosts. */
  loginOrigin?: string;
  testOrigin?: string;
}

export interface Simulator {
  /** Rejects as `fetch` does where a fault breaks the connection. */
  fetch(request: Request): Promise<Response>;
  /** What Salesforce says to it, in plain values; rejects in the same cases. */
  reply(question: Question): Promise<Reply>;
  readonly control: SimulatorControl;
}

const SIMULATOR_HEADER = 'x-salesforce-simulator';
const FIRST_PORT = 7430;

export function createSimulator(options: SimulatorOptions): Simulator {
  const state = createState(options);
  const control = new SimulatorControl(state);
  state.hosts.place({ role: 'login' }, options.loginOrigin ?? `http://127.0.0.1:${FIRST_PORT - 2}`);
  state.hosts.place({ role: 'test' }, options.testOrigin ?? `http://127.0.0.1:${FIRST_PORT - 1}`);
  for (const [index, org] of (options.orgs ?? [{}]).entries()) {
    control.createOrg({ ...org, origin: org.origin ?? `http://127.0.0.1:${FIRST_PORT + index}` });
  }
  const controls = new Hono().route('/simulator', controlRoutes(control));
  const delay: Delay = options.delay ?? (() => Promise.reject(new Error('this simulator was given no way to wait')));

  /** By every answer, of the control interface as well. */
  const commonHeaders = () => ({
    [SIMULATOR_HEADER]: 'this is a simulator, not Salesforce',
    date: new Date(state.time.real()).toUTCString(),
  });

  async function fetch(request: Request): Promise<Response> {
    if (!pathOf(new URL(request.url)).startsWith('/simulator/')) return asResponse(await reply(request));
    const response = await controls.fetch(request);
    for (const [name, value] of Object.entries(commonHeaders())) response.headers.set(name, value);
    return response;
  }

  async function reply(question: Question): Promise<Reply> {
    const answered = await answerAsSalesforce(state, delay, question);
    const body = question.method === 'HEAD' ? '' : answered.body;
    return { ...answered, body, headers: { ...commonHeaders(), ...answered.headers } };
  }

  return { fetch, reply, control };
}

function createState({ clock, random }: SimulatorOptions): SimulatorState {
  return {
    time: new SimulatedTime(clock),
    random,
    orgs: new Map(),
    hosts: new Hosts(),
    sessions: new Sessions(),
    frontDoors: new FrontDoors(),
    loginRate: new LoginRate(),
    replays: new ReplayMemory(),
    log: new RequestLog(),
    deploying: new Set(),
  };
}

/** Some clients send //services/… */
function pathOf(url: URL): string {
  return url.pathname.replace(/\/{2,}/g, '/');
}

async function answerAsSalesforce(state: SimulatorState, delay: Delay, request: Question): Promise<Reply> {
  finishDeploys(state);
  const url = new URL(request.url);
  const path = pathOf(url);
  const place = state.hosts.at(url.origin);
  if (place === undefined)
    return written('text/plain;charset=UTF-8', 'No simulated org answers at this origin.\n', 404);
  const org = place.role === 'org' ? place.org : null;
  const server = org === null ? null : drawServer(org, state.random);
  const faults = drawFaults(org?.faults ?? [], path, state.random);
  let details: LogDetails = { outcome: 'unanswered', reason: 'no server was reached' };
  let status: number | null = null;
  try {
    const latencyMs = org === null || !path.startsWith('/services/') ? 0 : org.settings.latencyMs;
    if (latencyMs > 0) await delay(latencyMs, request.signal);
    if (org !== null && faults.some(({ kind }) => kind === 'sessionEnds')) state.sessions.revoke({ orgId: org.id });
    const isSoap = path.startsWith('/services/Soap/');
    const setting = { delay, signal: request.signal, isSoap, realNow: state.time.real() };
    const reply = await playFaults(faults, setting, async () => {
      const { reply, log } = await answer(state, request, { place, server, url, path });
      details = log;
      return reply;
    });
    status = reply.status;
    return reply;
  } finally {
    if (faults.length > 0) {
      const struck = faults.map(({ kind }) => kind).join(' ');
      details = {
        ...details,
        outcome: `fault:${struck}`,
        reason: `struck by a fault that was asked for; ${details.outcome}`,
      };
    }
    state.log.write({
      at: new Date(state.time.now()).toISOString(),
      method: request.method,
      path,
      orgId: org?.id ?? null,
      server,
      status,
      ...details,
    });
  }
}
