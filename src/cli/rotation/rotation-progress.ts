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
import { diagnoseRotation, type RotationDiagnosis } from '../../operations/rotation/diagnose.ts';
import type { RotationRequest } from '../../operations/rotation/rotate.ts';
import { counted } from '../../text/counted.ts';
import { day, moment } from '../../text/instants.ts';
import { nobodySignsIn } from '../../text/rotation/lost-slot.ts';
import { rotationWords } from '../../text/rotation/rotation-words.ts';
import { saidWords } from '../../text/said-words.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import { diagnosisLines } from '../diagnosis/diagnosis-lines.ts';
import { inMinutes, mayMendItself } from '../token/wait-for-propagation.ts';

export type TakeStep = (request: Pick<RotationRequest, 'uploaded' | 'begins'>) => Promise<RotationState>;

export interface Waited {
  state: RotationState;
  attempts: readonly TriedKey[];
  found: RotationDiagnosis | null;
}

/**
 * Until settled, or until somebody has to look: nothing time mends is `found`. `attempts` has every answer on the way; each kind
 * of answer is a line once, and lives on in the one that counts down.
 */
export async function waitUntilSettled(
  app: Application,
  begun: RotationState,
  step: TakeStep,
  name: string,
): Promise<Waited> {
  const attempts: TriedKey[] = [...begun.attempts];
  const colours = paint(app.terminal.hasColour);
  const said = new Set<string>();
  const sayOnce = (what: string, line = what) => {
    if (!said.has(what)) app.terminal.progress(line);
    said.add(what);
  };
  let state = begun;
  for (;;) {
    const whole = await app.perform(showConnection, { name });
    const answer = answerOf(state, whole.pairs);
    if (answer !== null) sayOnce(answer.what, told(answer));
    const found = await app.perform(diagnoseRotation, { name, state });
    const mayPass = state.failure === null ? found === null : mayMendItself(state.failure, whole);
    if (state.step === 'settled' || state.isLate || !mayPass) return { state, attempts, found };
    sayOnce(progressLine(state, whole, app.settings()));
    if (found !== null)
      for (const line of diagnosisLines(rotationWords(found, { name, latchkey: app.calledAs() }), colours).slice(0, 2))
        sayOnce(line);
    await countDown(app, state, answer);
    state = await step({ uploaded: false, begins: false });
    attempts.push(...state.attempts);
  }
}

async function countDown(
  { terminal, clock, ...app }: Application,
  state: RotationState,
  answer: Answer | null,
): Promise<void> {
  const last = answer === null ? '' : `${answer.time}  ${answer.what}. `;
  const settings = app.settings();
  const shortestMs = 100;
  const nextAt = Math.max(clock.now() + shortestMs, Math.min(state.nextLookAt, clock.now() + 60 * secondMs));
  const changedAt = state.acceptedAt ?? state.uploadReportedAt;
  for (let now = clock.now(); now < nextAt; now = clock.now()) {
    const next = Math.ceil((nextAt - now) / secondMs);
    terminal.passing(`Next try in ${next} s.${spreading(changedAt, settings, now)} ${last}`.trimEnd());
    await clock.sleep(Math.min(secondMs, nextAt - now));
  }
}

function spreading(changedAt: Instant | null, settings: Settings, now: Instant): string {
  const leftMs = changedAt === null ? 0 : spreadUntil(changedAt, settings) - now;
  return leftMs > 0 ? ` Salesforce may take ${inMinutes(leftMs)} more to reach every server.` : '';
}

interface Answer {
  time: string;
  /** The same for the same answer, whatever was refused before it. */
  what: string;
  remark: string;
}

/** The last assertion of a look, and what the server that met it holds; null when nothing was asked. */
function answerOf({ attempts, keyPair }: RotationState, pairs: readonly KeyPair[]): Answer | null {
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const time = new Date(last.at).toISOString().slice(11, 19);
  if (last.result !== 'accepted')
    return { time, what: saidWords(last.message), remark: ` (${attempts.length} tried, none accepted)` };
  const refused = attempts.filter(({ result }) => result !== 'accepted').length;
  const remark = refused === 0 ? '' : `, after ${counted(refused, 'refused assertion')}`;
  if (last.keyPairId === keyPair.id) return { time, what: 'this key pair accepted', remark };
  const state = pairs.find(({ id }) => id === last.keyPairId)?.standing.state ?? 'another';
  const other = `the ${state} key pair ${last.fingerprint.slice(0, 11)}…`;
  return { time, what: `${other} accepted: that server holds its certificate`, remark };
}

function told({ time, what, remark }: Answer): string {
  return `${time}  ${what}${remark}`;
}

export function answeredLine(state: RotationState, pairs: readonly KeyPair[]): string | null {
  const answer = answerOf(state, pairs);
  return answer === null ? null : told(answer);
}

export function progressLine(
  state: RotationState,
  { app, pairs }: Pick<ConnectionStatus, 'app' | 'pairs'>,
  settings: Settings,
): string {
  const { step, acceptedAt, uploadReportedAt, failure } = state;
  const since = moment(acceptedAt);
  if (state.isSlotLost) return nobodySignsIn(app);
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
