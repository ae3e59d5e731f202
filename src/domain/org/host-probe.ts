// What a host tells anybody who asks, before an assertion is spent on it: whether it answers, whether it is Salesforce's API,
// and what time it is there.

import type { Instant, TransportFaultKind } from '../ports.ts';

export type HostAnswer =
  | {
      type: 'answered';
      status: number;
      /** It listed the versions of Salesforce's REST API. */
      isSalesforceApi: boolean;
      /** The server's Date header. */
      serverDate: Instant | null;
      /** The server's clock minus ours, in seconds; null without a Date header. */
      clockSkewSeconds: number | null;
    }
  | { type: 'noAnswer'; fault: TransportFaultKind; message: string };

/** How this machine reaches a host. */
export interface NetworkPath {
  host: string;
  addresses: readonly string[];
  /** Why there is no address; null when there is one, or when a proxy resolves the name. */
  problem: string | null;
  /** `host:port` without credentials; null: straight to the host. */
  proxy: string | null;
}

export interface HostProbe {
  /** GET /services/data, which needs no sign-in. Never throws; a redirect is an answer and is not followed. */
  ask(origin: string, signal?: AbortSignal): Promise<HostAnswer>;
  path(origin: string, signal?: AbortSignal): Promise<NetworkPath>;
}
