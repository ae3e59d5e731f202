// An installation whose app is rotated without hands, and what its org saw of it.

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import type { OrgPatch } from '../../../simulator/control/patches.ts';
import { createCertificateSlots } from '../../../src/adapters/salesforce/certificate-slots.ts';
import { minuteMs, newId, secondMs } from '../../../src/domain/ports.ts';
import type { Swap } from '../../../src/domain/rotation/swap.ts';
import { isOpenSwap } from '../../../src/domain/rotation/swap-phases.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { driveSwap, swapLeaseMs } from '../../../src/operations/rotation/loops/drive-swap.ts';
import { startDeploy } from '../../../src/operations/rotation/start-deploy.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import type { Installation, Process } from '../scene/installation.ts';

export function swapContext(world: Installation, { context, tokens }: Process): SwapContext {
  const certificateSlots = createCertificateSlots({ transport: world.network.transport, clock: world.clock });
  return { ...context, tokens, certificateSlots };
}

export const stranger = makeKeyPair({ subject: '/CN=stranger' });

/** @param patch of the org, once the first pair has settled. */
export async function handsFree(
  world: Installation,
  appKind: 'connected-app' | 'external-client-app',
  patch: OrgPatch = {},
) {
  const process = await world.process();
  const id = await world.connect(process, 'acme', { appKind });
  const certificate = await world.download(process);
  world.upload(certificate);
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  await world.settle(process, id);
  world.control.patchOrg(world.org().orgId, patch);
  await setConnection.run(process.context, { name: 'acme', rotation: 'hands-free', confirmApp: 'Latchkey' });
  return { process, id, certificate, context: swapContext(world, process) };
}

/** Carried on by one process, as `serve` does, until it is over; `meanwhile` at each of its pauses and twice a minute. */
export async function carried(
  world: Installation,
  context: SwapContext,
  meanwhile: (swap: Swap) => Promise<void> = async () => undefined,
  entered: (phase: Swap['phase']) => void = () => undefined,
): Promise<{ swap: Swap; phases: string[] }> {
  const holder = newId(context.random);
  const phases: string[] = [];
  let swap = await world.drive(beginSwap(context, { name: 'acme' }));
  const tell = ({ phase }: Swap) => {
    if (phases.at(-1) !== phase) phases.push(phase);
    entered(phase);
  };
  for (let turns = 0; isOpenSwap(swap.phase) && turns < 400; turns += 1) {
    const taken = await context.store.write((tx) => tx.swaps.claim(swap.id, { holder, leaseMs: swapLeaseMs }));
    assert.ok(taken, 'nobody else holds it');
    swap = await world.drive(driveSwap(context, taken, { holder, tell }));
    await meanwhile(swap);
    const pauseMs = swap.lookAt - world.clock.now();
    await world.clock.advance(Math.max(secondMs, Math.min(pauseMs, minuteMs / 2)));
  }
  return { swap, phases };
}

/** What the servers of the org see, each fingerprint once. */
export function slotOf(world: Installation): string[] {
  const { orgId, consumerKey } = world.org();
  return [...new Set(world.control.certificatesSeenByServers(orgId, consumerKey).map(String))];
}

export function fingerprintOf(der: Uint8Array): string {
  return new X509Certificate(der).fingerprint256;
}

/** Somebody else's deploy of the app, which every server has at once. */
export function replaced(world: Installation): void {
  const { orgId, consumerKey } = world.org();
  world.control.uploadCertificate(orgId, consumerKey, stranger.certificatePem);
}

export function emptied(world: Installation): void {
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
}

/** As `serve` does it, until it is over. */
export async function putBack(
  world: Installation,
  context: SwapContext,
  entered: (phase: string) => void = () => {},
  meanwhile: (swap: Swap) => Promise<void> = async () => undefined,
): Promise<Swap> {
  const holder = newId(context.random);
  let { swap } = await world.drive(startDeploy.run(context, { name: 'acme', putsBack: true }));
  for (let turns = 0; isOpenSwap(swap.phase) && turns < 400; turns += 1) {
    const taken = await context.store.write((tx) => tx.swaps.claim(swap.id, { holder, leaseMs: swapLeaseMs }));
    assert.ok(taken);
    swap = await world.drive(driveSwap(context, taken, { holder, tell: ({ phase }) => entered(phase) }));
    await meanwhile(swap);
    await world.clock.advance(Math.max(secondMs, Math.min(swap.lookAt - world.clock.now(), minuteMs / 2)));
  }
  return swap;
}
