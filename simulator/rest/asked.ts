// What every resource of the REST API is handed.

import type { Exchange } from '../exchange.ts';
import type { Caller } from './authorize.ts';

/** One request to a resource. `base` is /services/data/vNN.0, `parts` what the path's pattern caught. */
export interface Asked {
  exchange: Exchange;
  caller: Caller;
  base: string;
  parts: readonly string[];
}
