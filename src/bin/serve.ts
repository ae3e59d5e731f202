// `latchkey serve`: the reconciler, the notices, the certificate watch and the HTTP face in one process. Each loop goes its own
// way; one that fails or hangs stops no other. Any number of such processes share one database.

import { join } from 'node:path';
import { systemClock } from '../adapters/system/clock.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { createStderrLogger } from '../adapters/system/logger.ts';
import { readPageFiles } from '../adapters/system/page-files.ts';
import type { ServeReady } from '../cli/application.ts';
import { minuteMs, secondMs } from '../domain/ports.ts';
import { createHttpFace, type HttpFaceParts } from '../http/http-face.ts';
import { Counters } from '../http/installation/counters.ts';
import type { Sample } from '../http/installation/metric-table.ts';
import { createProbeFace } from '../http/installation/probe-face.ts';
import { Pages } from '../http/pages.ts';
import type { Context } from '../operations/context.ts';
import { WriteProof } from '../operations/installation/check-readiness.ts';
import { metricsSource } from '../operations/installation/steps/collect-metrics.ts';
import { runNotices } from '../operations/notice/loops/run-notices.ts';
import { inviteFirstAdministrator } from '../operations/people/steps/first-administrator.ts';
import { refreshRunbooks } from '../operations/rotation/loops/refresh-runbooks.ts';
import { sweepDocumentations } from '../operations/scan/loops/sweep-documentations.ts';
import { keepPlaces } from '../operations/status/loops/keep-places.ts';
import { peopleReached } from '../operations/status/steps/notice-troubles.ts';
import { TokenSource } from '../operations/token/steps/token-source.ts';
import { destroyStrayKeys } from '../operations/vault/loops/destroy-stray-keys.ts';
import { type Loop, runLoop } from '../reconciler/loop.ts';
import { channelLoops, sweepLoop } from '../reconciler/notice-loops.ts';
import { reconcileForever } from '../reconciler/reconciler.ts';
import { scanLoops } from '../reconciler/scan-loops.ts';
import { swapLoops } from '../reconciler/swap-loops.ts';
import { watchLoop } from '../reconciler/watch-loop.ts';
import { invitationUrl } from '../text/people/invitation-url.ts';
import { runbookPrinter } from '../text/rotation/runbook-page.ts';
import { keyFileMadeText } from '../text/vault/vault-warnings.ts';
import { typedThere } from './called-as.ts';
import { readCanvasSecrets } from './canvas-secrets.ts';
import { type Composed, compose, processActor } from './compose.ts';
import type { Configuration, Environment } from './configuration.ts';
import { type InstallationWatch, installationWatch } from './installation-watch.ts';
import { type OpenNotices, openNotices } from './notice-parts.ts';
import { programFolder } from './program-folder.ts';
import { readClientSecret } from './provider-parts.ts';
import { withRequestIds } from './request-ids.ts';
import { readTlsPair, renewal, type TlsPair } from './serve-certificate.ts';
import { openDoors, originsOf } from './serve-doors.ts';
import type { Listening } from './serve-listen.ts';
import { httpToken, tokenFilePath } from './serve-token.ts';
import { watchContext } from './watch-parts.ts';

interface ServeOptions {
  configuration: Configuration;
  environment: Environment;
  version: string;
  /** How many connections are looked at at once. */
  slots: number;
  /** Somebody reads at a terminal: at the very first start nothing stands beside the address to open but what is told with it. */
  isWatched: boolean;
  /** Aborts when it is to end; what is under way is finished. */
  signal: AbortSignal;
  onReady(ready: ServeReady): Promise<void>;
}

/** Longer than a delivery or a look takes; see the grace of the service manager in docs/operations.md. */
export const longestEndingMs = 75_000;

const nobodyTold = 'Nobody will be told of anything: no channel is set. Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.';
const runbookPauseMs = minuteMs;
const renewalPauseMs = minuteMs / 6;
const mirrorPauseMs = minuteMs / 6;
const exchangeOutcomes = ['accepted', 'notThisKey', 'refused', 'unavailable', 'noAnswer'] as const;
const deliveryOutcomes = ['sent', 'retrying', 'givenUp'] as const;

/** Resolves when it has ended. Errors: those of the store, the vault, the channels, and alreadyRunning. */
export async function serve(options: ServeOptions): Promise<void> {
  const { configuration, environment, isWatched, signal, onReady } = options;
  const startLog = createStderrLogger(configuration.logLevel, systemClock);
  let keyFile: string | null = null;
  const composed = await compose(configuration, environment, processActor('reconciler'), {
    tellsOutages: true,
    onKeyFileMade(path) {
      keyFile = path;
      if (!isWatched) startLog.write('warn', keyFileMadeText(path, 'latchkey'));
    },
  });
  try {
    const notices = await openNotices(composed, configuration, environment);
    const watch = installationWatch(notices.context, configuration, environment);
    try {
      await openVault(composed, notices, watch, signal);
      const tellReady = (ready: Omit<ServeReady, 'keyFile'>) => onReady({ ...ready, keyFile });
      await run({ ...options, onReady: tellReady }, composed, notices, watch);
    } finally {
      await watch.close();
      await notices.close();
    }
  } finally {
    await composed.close();
  }
}

/** A wrong passphrase is told now and not at the first sign-in; a lost key file also to those who do not see this process end. */
async function openVault(
  { context }: Composed,
  notices: OpenNotices,
  { troubles }: InstallationWatch,
  signal: AbortSignal,
): Promise<void> {
  try {
    await context.sealer.open();
  } catch (error) {
    await troubles.look();
    if (!troubles.isVaultUsable) await runNotices(notices.context, signal);
    throw error;
  }
}

async function run(
  options: Omit<ServeOptions, 'onReady'> & { onReady(ready: Omit<ServeReady, 'keyFile'>): Promise<void> },
  composed: Composed,
  { context: noticeContext }: OpenNotices,
  watch: InstallationWatch,
): Promise<void> {
  const { configuration, slots, signal, isWatched, onReady } = options;
  const counters = startedCounters(noticeContext.channels.map(({ name }) => name));
  const context = countingExchanges(composed.context, counters);
  const tokenFile = tokenFilePath(configuration.dataFolder);
  const token = await httpToken(systemFiles, context.random, tokenFile);
  const { listening: place, publicUrl } = configuration;
  const tls = place.tls && (await readTlsPair(systemFiles, place.tls, context.clock.now()));
  if (configuration.oidc !== null) await readClientSecret(configuration.oidc.clientSecretFile);
  await readCanvasSecrets(configuration.canvasSecretFile);
  const origins: string[] = publicUrl === null ? [] : [new URL(publicUrl).origin];
  const isAccepting = () => !signal.aborted;
  const { apiParts } = await import('./api-parts.ts');
  const api = apiParts({ ...composed, context }, noticeContext, options);
  const faceParts: HttpFaceParts = {
    api,
    pages: await builtPages(context),
    context: {
      ...noticeContext,
      metrics: metricsSource(context),
      writeProof: new WriteProof(context),
      troubles: watch.troubles,
    },
    origins,
    token,
    isAccepting,
    ownSamples: () => [...processSamples(options.version), ...counters.samples()],
    hasProbeFace: place.probes !== null,
  };
  const doors = await openDoors(place, publicUrl, tls, {
    main: withRequestIds(createHttpFace(faceParts).fetch, context),
    probes: withRequestIds(createProbeFace(faceParts).fetch, context),
  });
  const [listening] = doors;
  origins.push(...originsOf(place, listening.port));

  const loops: Loop[] = [
    sweepLoop(noticeContext),
    ...channelLoops(noticeContext, (channel, report) => {
      for (const outcome of deliveryOutcomes) {
        counters.add('latchkey_notice_deliveries_total', [channel, outcome], report[outcome]);
      }
    }),
    watchLoop(watchContext({ context }, configuration)),
    ...scanLoops({ ...context, tokens: new TokenSource(context) }),
    ...swapLoops({ ...context, tokens: new TokenSource(context) }),
    { name: 'keys in devices', pauseMs: minuteMs, turn: (ended) => destroyStrayKeys(context, ended) },
    { name: 'places', pauseMs: secondMs / 10, turn: () => keepPlaces(context) },
    { name: 'documentations', pauseMs: 10 * minuteMs, turn: () => sweepDocumentations(api.needs) },
    runbookLoop(context, configuration, options.environment),
    { name: 'troubles', pauseMs: minuteMs, turn: () => watch.troubles.look() },
    { name: 'audit', pauseMs: minuteMs, turn: () => watch.rememberHead() },
    ...(place.tls === null || tls === null ? [] : [renewalLoop(context, place.tls, tls, doors)]),
    ...(watch.mirror === null ? [] : [{ name: 'audit mirror', pauseMs: mirrorPauseMs, turn: watch.mirror }]),
  ];
  const running = [
    reconcileForever(context, { slots, finishesLooks: true }, signal),
    ...loops.map((loop) => runLoop(context, loop, signal)),
  ];
  const first = await inviteFirstAdministrator(context);
  await context.store.write((tx) => tx.facts.set('serving', { port: listening.port, ...peopleReached(noticeContext) }));
  await onReady({
    firstAdminUrl: first && invitationUrl(publicUrl ?? listening.url, first.token),
    url: listening.url,
    pid: process.pid,
    tokenFile,
    channels: noticeContext.channels.map(({ name }) => name),
  });
  const isFirstSight = isWatched && first !== null;
  if (noticeContext.channels.length === 0 && !isFirstSight) context.log.write('warn', nobodyTold);
  try {
    await Promise.all(running);
  } finally {
    await Promise.all(doors.map(({ close }) => close()));
  }
}

async function builtPages({ log }: Context): Promise<Pages | null> {
  const files = await readPageFiles(join(programFolder(), 'web/dist'));
  if (files.size > 0) return new Pages(files);
  log.write('warn', 'There are no pages: they were not built. Run npm ci in the checkout.');
  return null;
}

function renewalLoop(
  context: Context,
  files: NonNullable<Configuration['listening']['tls']>,
  served: TlsPair,
  doors: readonly Listening[],
): Loop {
  const use = (pair: TlsPair) => {
    for (const door of doors) door.useCertificate(pair);
  };
  return {
    name: 'listener',
    pauseMs: renewalPauseMs,
    turn: renewal({ ...context, files: systemFiles }, files, served, use),
  };
}

/** Files that people printed or linked are made anew when their facts change. */
function runbookLoop(context: Context, configuration: Configuration, environment: Environment): Loop {
  const runbookContext = {
    ...context,
    files: systemFiles,
    defaultContacts: configuration.notices.contacts,
    runbooks: runbookPrinter(typedThere(environment, configuration)),
  };
  return {
    name: 'runbooks',
    pauseMs: runbookPauseMs,
    async turn() {
      await refreshRunbooks(runbookContext);
    },
  };
}

function startedCounters(channels: readonly string[]): Counters {
  const counters = new Counters();
  for (const outcome of exchangeOutcomes) counters.add('latchkey_token_exchanges_total', [outcome], 0);
  for (const channel of channels) {
    for (const outcome of deliveryOutcomes) counters.add('latchkey_notice_deliveries_total', [channel, outcome], 0);
  }
  return counters;
}

/** The same context; each exchange at the token endpoint is counted by what came of it. */
function countingExchanges(context: Composed['context'], counters: Counters): Composed['context'] {
  const { tokenEndpoint } = context;
  return {
    ...context,
    tokenEndpoint: {
      exchange: async (request, signal) => {
        const answer = await tokenEndpoint.exchange(request, signal);
        counters.add('latchkey_token_exchanges_total', [answer.type]);
        return answer;
      },
    },
  };
}

function processSamples(version: string): Sample[] {
  const { user, system } = process.cpuUsage();
  return [
    { name: 'latchkey_build_info', labels: [version], value: 1 },
    { name: 'process_start_time_seconds', labels: [], value: Math.round(performance.timeOrigin) / 1_000 },
    { name: 'process_resident_memory_bytes', labels: [], value: process.memoryUsage.rss() },
    { name: 'process_cpu_seconds_total', labels: [], value: (user + system) / 1_000_000 },
  ];
}
