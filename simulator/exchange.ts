// One request to an org, with what every answering part needs to know about it, and what each of them answers: plain values.
// Only the faces, simulator.ts and listen.ts, know Request and Response: making the two costs more than all that lies between
// them, and a simulated year has thousands.

import type { Org } from './orgs/org.ts';
import type { SimulatorState } from './state.ts';

/** Every Request is one; who sends no form with files needs none. */
export interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: Pick<Headers, 'get'>;
  /** Without one nobody gives up waiting. */
  readonly signal?: AbortSignal;
  text(): Promise<string>;
  formData(): Promise<FormData>;
}

export interface Reply {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string | ReadableStream<Uint8Array>;
  /** The connection ends after this body, although the headers promise more. */
  isBrokenOff?: true;
}

export interface Exchange {
  state: SimulatorState;
  org: Org;
  /** Index of the app server that answers. */
  server: number;
  request: Question;
  url: URL;
  /** Without doubled slashes. */
  path: string;
}

export function json(body: unknown, status = 200): Reply {
  return written('application/json;charset=UTF-8', JSON.stringify(body), status);
}

export function html(body: string, status = 200): Reply {
  return written('text/html;charset=UTF-8', body, status);
}

export function written(contentType: string, body: string, status: number): Reply {
  return { status, headers: { 'content-type': contentType }, body };
}

export function redirectTo(location: string, status: 302 | 303): Reply {
  return { status, headers: { location }, body: '' };
}
