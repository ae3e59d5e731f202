// One request to an org, with what every answering part needs to know about it.

import type { Org } from './orgs/org.ts';
import type { SimulatorState } from './state.ts';

export interface Exchange {
  state: SimulatorState;
  org: Org;
  /** Index of the app server that answers. */
  server: number;
  request: Request;
  url: URL;
  /** Without doubled slashes. */
  path: string;
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  });
}
