// The faults that can be asked for, as data: what each is, where and how often it strikes. How they are played stands in
// play-fault.ts.

import type { Random } from '../ports.ts';

export const FAULT_KINDS = [
  /** 500 with Salesforce's own JSON. */
  'serverError',
  /** 400 unknown_error "retry your request", from a token endpoint that is over-busy. */
  'retryRequest',
  /** 503 with the maintenance page, HTML. */
  'maintenance',
  /** 420 from Salesforce Edge while an org moves. */
  'edge',
  /** 200 with a web proxy's HTML page. */
  'proxyPage',
  /** 302 to another host. */
  'redirect',
  /** The connection is reset before any answer. */
  'reset',
  /** The request is carried out, its answer is lost. */
  'lostAnswer',
  /** The answer breaks off half way. */
  'halfClosed',
  /** Half of the answer comes, and the rest never. */
  'stalls',
  'neverAnswers',
  /** Answers after `delayMs`. */
  'slow',
  /** A JSON answer of 10 MB. */
  'hugeAnswer',
  /** A success that lacks access_token, id and instance_url. */
  'missingFields',
  /** A success whose `id` names another org. */
  'otherOrgId',
  /** A Date header that is `skewSeconds` off. */
  'clockSkew',
  /** Every session of the org is over when the request arrives. */
  'sessionEnds',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** Strikes requests whose path starts with this; by default /services, which leaves Setup usable. */
  path: string;
  /** Of the requests that fit, the share that is struck. */
  probability: number;
  /** How many that fit are still let through before the first is struck. */
  passing: number;
  /** How many are still to be struck; null has no end. */
  remaining: number | null;
  delayMs: number;
  skewSeconds: number;
}

/** The faults that strike this request. Each one drawn counts down, and leaves the list with its last. */
export function drawFaults(faults: Fault[], path: string, random: Random): Fault[] {
  return faults.filter((fault) => {
    if (fault.remaining === 0 || !path.startsWith(fault.path)) return false;
    if (fault.passing > 0) {
      fault.passing--;
      return false;
    }
    if (fault.probability < 1 && random.next() >= fault.probability) return false;
    if (fault.remaining !== null) fault.remaining--;
    return true;
  });
}
