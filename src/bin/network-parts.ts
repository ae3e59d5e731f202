// The network of one process. Loaded when something is first sent.

import { createTokenEndpoint } from '../adapters/salesforce/token-endpoint.ts';
import { createTransport } from '../adapters/system/transport.ts';
import type { Clock } from '../domain/ports.ts';
import type { Environment } from './configuration.ts';
import type { ClosableEndpoint } from './lazy-vault.ts';

/** @param signal Ends the exchanges under way when it aborts. */
export function openTokenEndpoint(parts: {
  environment: Environment;
  clock: Clock;
  signal?: AbortSignal;
}): ClosableEndpoint {
  const transport = createTransport({ environment: parts.environment });
  const { exchange } = createTokenEndpoint({ transport, clock: parts.clock });
  const always = parts.signal;
  return {
    exchange: (request, signal) => exchange(request, either(always, signal)),
    close: () => transport.close(),
  };
}

function either(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one !== undefined && other !== undefined ? AbortSignal.any([one, other]) : (one ?? other);
}
