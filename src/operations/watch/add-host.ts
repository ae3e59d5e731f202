// Watches the certificate that a host shows in a TLS handshake.

import { hostText } from '../../domain/watch/leaf-reader.ts';
import type { AddedWatch } from '../../domain/watch/watch-result.ts';
import type { Act } from '../act.ts';
import { addressOf, type SourceNeeds, watchSource } from './steps/elsewhere.ts';
import { watchedView } from './steps/watch-views.ts';

/** `host`: `example.com` or `example.com:8443`. Errors: invalidInput, also when it cannot be read now. */
export const watchHost = {
  act: 'watch.addHost',
  run: async (context, { host, contacts }) => watchSource(context, 'host', hostText(addressOf(host)), contacts),
  view: ({ watched, weak }) => ({ ...watchedView(watched), weak }),
} satisfies Act<SourceNeeds, { host: string; contacts: readonly string[] }, AddedWatch>;
