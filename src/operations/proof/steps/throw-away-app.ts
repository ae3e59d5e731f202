// An app that lives for the time of a run: made by a deploy, with a consumer key of our own choice, for the connection's own user.

import type { AppKind } from '../../../domain/client-app/client-app.ts';
import { dayMs } from '../../../domain/ports.ts';
import { appItself, emptiedSlot, newApp, slotOf } from '../../../domain/proof/throw-away-app.ts';
import { formWith } from '../../../domain/rotation/certificate-form.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ThrowAwayApp } from './proof-run.ts';
import type { ProofWork } from './proof-work.ts';
import { awaitSteady } from './sampling.ts';
import { type ThrowAwayKey, throwAwayKey } from './throw-away-key.ts';

/** The one of this run, else a new one: an External Client App, and a Connected App where the org does not take that. */
export async function anyApp(work: ProofWork): Promise<ThrowAwayApp> {
  const known = work.run.apps[0];
  if (known !== undefined) return known;
  try {
    return await appOf(work, 'external-client-app');
  } catch (error) {
    if (!(error instanceof FoundNothing) || error.why.type !== 'appNotMade') throw error;
    return appOf(work, 'connected-app');
  }
}

async function appOf(work: ProofWork, kind: AppKind): Promise<ThrowAwayApp> {
  return work.run.apps.find((one) => one.kind === kind) ?? makeApp(work, kind);
}

/** @throws FoundNothing where the org refuses it. */
export async function makeApp(work: ProofWork, kind: AppKind, held: ThrowAwayKey | null = null): Promise<ThrowAwayApp> {
  const { run, context, connection } = work;
  const hex = (bytes: number) => Buffer.from(context.random.bytes(bytes)).toString('hex');
  const name = `Latchkey_experiment_${hex(4)}`;
  const consumerKey = `3MVG9${hex(40)}`;
  const profile = await work.ask((session) => context.proofGround.profileOf(session, connection.username));
  let refusal = '';
  // Which of the two the element takes is not the same in all descriptions.
  for (const named of [profile.name, profile.id]) {
    const components = newApp(kind, {
      name,
      consumerKey,
      certificateDer: held?.certificateDer ?? null,
      profile: named,
    });
    if (refusal === '') await run.makes(appItself(kind, name));
    const problem = await work.deployed((session) => context.proofGround.deploy(session, components));
    if (problem === null) {
      const app = { kind, name, consumerKey, profile: named, held, isSteady: false, target: null };
      run.apps.push(app);
      return app;
    }
    refusal = problem;
    if (!/profile/i.test(problem)) break;
  }
  await run.removed(appItself(kind, name), null);
  throw new FoundNothing('appNotMade', refusal);
}

/** As a rotation without hands does it: the component as it is read, with the certificate set. @throws FoundNothing */
export async function putCertificate(work: ProofWork, app: ThrowAwayApp, key: ThrowAwayKey): Promise<void> {
  const { certificateSlots } = work.context;
  const slot = await work.ask((session) => certificateSlots.one(session, app.kind, slotOf(app.kind, app.name)));
  if (slot === null || typeof slot.form === 'string')
    throw new FoundNothing('componentNotFound', slot && `${slot.form}`);
  const wish = { component: slot.component, form: formWith(slot.form, key.certificateDer), isCheckOnly: false };
  const problem = await work.deployed((session) => certificateSlots.deploy(session, wish));
  if (problem !== null) throw new FoundNothing('deployRefused', problem);
  app.held = key;
  app.isSteady = false;
}

/** @throws FoundNothing */
export async function emptySlot(work: ProofWork, app: ThrowAwayApp): Promise<void> {
  const component = emptiedSlot(app.kind, app);
  const problem = await work.deployed((session) => work.context.proofGround.deploy(session, [component]));
  if (problem !== null) throw new FoundNothing('deployRefused', problem);
  app.held = null;
  app.isSteady = false;
}

/** The key whose certificate is in the slot and accepted everywhere; put there where there is none. */
export async function steadyKey(work: ProofWork, app: ThrowAwayApp): Promise<ThrowAwayKey> {
  const { clock } = work.context;
  const key = app.held ?? (await throwAwayKey(work.context, clock.now() + dayMs));
  if (app.held === null) await putCertificate(work, app, key);
  if (!app.isSteady) await awaitSteady(work, app, key);
  app.isSteady = true;
  return key;
}
