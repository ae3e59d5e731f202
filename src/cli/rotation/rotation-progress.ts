// What a rotation says while somebody watches: what each look was answered, what is known, and how long it may still take.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { retentionEndsAt } from '../../domain/key-pair/retention.ts';
import { type Instant, secondMs } from '../../domain/ports.ts';
import { spreadUntil } from '../../domain/rotation/rotation-goal.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import type { TriedKey } from '../../domain/token/sign-in-result.ts';
import { showConnection } from '../../operations/connection/show.ts';
import type { RotationRequest } from '../../operations/rotation/rotate.ts';
import type { Application } from '../application.ts';
import { day, moment } from '../status/describe.ts';
import { inMinutes } from '../token/wait-for-propagation.ts';

/** Until settled; or until it is late, since then somebody has to look. `attempts` has every answer on the way. */
export async function waitUntilSettled(
  app: Application,
  begun: RotationState,
  step: (request: Pick<RotationRequest, 'uploaded' | 'begins'>) => Promise<RotationState>,
  name: string,
): Promise<{ state: RotationState; attempts: readonly TriedKey[] }> {
  const attempts: TriedKey[] = [...begun.attempts];
  let state = begun;
  let said = '';
  for (;;) {
    const whole = await app.perform(showConnection, { name });
    const answered = answeredLine(state, whole.pairs);
    if (answered !== null) app.terminal.progress(answered);
    if (state.step === 'settled' || state.isLate || state.isSlotLost) return { state, attempts };
    const line = progressLine(state, whole, app.settings());
    if (line !== said) app.terminal.progress(line);
    said = line;
    await countDown(app, state);
    state = await step({ uploaded: false, begins: false });
    attempts.push(...state.attempts);
  }
}

async function countDown({ terminal, clock, ...app }: Application, state: RotationState): Promise<void> {
  const settings = app.settings();
  const shortestMs = 100;
  const nextAt = Math.max(clock.now() + shortestMs, Math.min(state.nextLookAt, clock.now() + 60 * secondMs));
  const changedAt = state.acceptedAt ?? state.uploadReportedAt;
  for (let now = clock.now(); now < nextAt; now = clock.now()) {
    terminal.passing(`Next try in ${Math.ceil((nextAt - now) / secondMs)} s.${spreading(changedAt, settings, now)}`);
    await clock.sleep(Math.min(secondMs, nextAt - now));
  }
}

function spreading(changedAt: Instant | null, settings: Settings, now: Instant): string {
  const leftMs = changedAt === null ? 0 : spreadUntil(changedAt, settings) - now;
  return leftMs > 0 ? ` Salesforce may take ${inMinutes(leftMs)} more to reach every server.` : '';
}

/** The last assertion of a look, and what the server that met it holds; null when nothing was asked. */
export function answeredLine({ attempts, keyPair }: RotationState, pairs: readonly KeyPair[]): string | null {
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const time = new Date(last.at).toISOString().slice(11, 19);
  const refused = attempts.filter(({ result }) => result !== 'accepted').length;
  const count = refused === 0 ? '' : ` after ${refused} refused assertion${refused === 1 ? '' : 's'}`;
  if (last.result !== 'accepted') return `${time}  ${last.message} (${attempts.length} tried, none accepted)`;
  if (last.keyPairId === keyPair.id) return `${time}  this key pair accepted${count}`;
  const state = pairs.find(({ id }) => id === last.keyPairId)?.standing.state ?? 'another';
  return `${time}  the ${state} key pair ${last.fingerprint.slice(0, 11)}… accepted${count}: that server holds its certificate`;
}

export function progressLine(
  state: RotationState,
  { app, pairs }: Pick<ConnectionStatus, 'app' | 'pairs'>,
  settings: Settings,
): string {
  const { step, acceptedAt, uploadReportedAt, failure } = state;
  const since = moment(acceptedAt);
  if (state.isSlotLost)
    return `Nobody signs in to "${app.name}" now, with any key pair, and this is not the spreading of a change.`;
  switch (step) {
    case 'issued':
    case 'awaitingUpload': {
      if (uploadReportedAt !== null && !state.isLate)
        return `Said to be uploaded; Salesforce has until ${moment(spreadUntil(uploadReportedAt, settings))} to spread it.`;
      const isFirst = pairs.every(({ standing }) => standing.lastAcceptedAt === null);
      const meanwhile = isFirst || failure !== null ? '' : '; the key pair in use goes on working';
      return state.isLate
        ? `Not accepted by Salesforce, although every server should have it by now${meanwhile}.`
        : `Not accepted by Salesforce yet${meanwhile}.`;
    }
    case 'accepted':
      return `Accepted by Salesforce at ${since}; watching until every server has it.`;
    case 'handover':
      return `Accepted by Salesforce at ${since}. Both certificates answer until every server has the new one.`;
    case 'settled':
      return `Settled: accepted by Salesforce at ${since}, and by every server since.${keptLine(app, pairs)}`;
  }
}

/** What becomes of the pair that gave way. */
function keptLine(app: ClientApp, pairs: readonly KeyPair[]): string {
  const previous = pairs
    .filter(({ standing }) => standing.state === 'previous')
    .toSorted((a, b) => (b.standing.lastAcceptedAt ?? 0) - (a.standing.lastAcceptedAt ?? 0))[0];
  const endsAt = previous === undefined ? null : retentionEndsAt(previous, app);
  return endsAt === null ? '' : ` The old key pair stays ready until ${day(endsAt)}, then it is destroyed.`;
}
