// `latchkey simulator`: the org simulator on its own, until it is asked to end. One line says where it is.

import type { Application, RunningSimulator } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import type { Outcome } from '../outcome.ts';
import { isSet, textOption, wholeNumberOr } from '../read-options.ts';
import { facts } from '../table.ts';

export async function simulator(app: Application, { options }: Invocation): Promise<Outcome> {
  const running = await app.startSimulator({
    port: wholeNumberOr(0, options, 'port', 0, 65_535),
    orgs: wholeNumberOr(1, options, 'orgs', 1, 1_000),
    sandboxes: wholeNumberOr(0, options, 'sandboxes', 0, 1_000),
    servers: wholeNumberOr(8, options, 'servers', 1, 256),
    propagation: textOption(options, 'propagation') ?? '2m..10m',
    components: wholeNumberOr(0, options, 'components', 0, 1_000_000),
    seed: wholeNumberOr(1, options, 'seed', 0, 4_294_967_295),
    latencyMs: wholeNumberOr(0, options, 'latencyMs', 0, 600_000),
    tls: isSet(options, 'tls'),
    areOrgsEmpty: isSet(options, 'orgsEmpty'),
    appKind: textOption(options, 'appKind') === 'external-client-app' ? 'external-client-app' : 'connected-app',
  });
  app.terminal.out(isSet(options, 'json') ? `${JSON.stringify(readyLine(running))}\n` : describe(running));
  await app.untilInterrupted();
  await running.close();
  return { text: '', json: undefined, exitCode: 0 };
}

/** Programs read this line: these names and no others. */
function readyLine({ url, orgs, caFile }: RunningSimulator) {
  return {
    url,
    ...(caFile === null ? {} : { caFile }),
    orgs: orgs.map(({ orgId, loginUrl, username, consumerKey, setupUrl }) => ({
      orgId,
      loginUrl,
      username,
      consumerKey,
      setupUrl,
    })),
  };
}

function describe({ url, orgs, caFile }: RunningSimulator): string {
  const shown = orgs.map(({ orgId, loginUrl, username, consumerKey, setupUrl }) =>
    facts(
      [
        ['Org', orgId],
        ['  login URL', loginUrl],
        ['  username', username],
        ['  consumer key', consumerKey ?? 'no app yet'],
        ['  Setup', setupUrl],
      ],
      undefined,
    ),
  );
  const trust = caFile === null ? '' : `Clients trust it with NODE_EXTRA_CA_CERTS=${caFile} (curl --cacert).\n`;
  return `A simulated Salesforce, at ${url} until Ctrl-C.\n${trust}${shown.join('\n')}\n`;
}
