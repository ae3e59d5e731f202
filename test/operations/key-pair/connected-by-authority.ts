// An app with a schedule, in whose slot is what an authority signed; 340 days later.

import assert from 'node:assert/strict';
import { dayMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { installCertificate } from '../../../src/operations/key-pair/install.ts';
import { listKeyRequests } from '../../../src/operations/key-pair/list-requests.ts';
import { requestCertificate } from '../../../src/operations/key-pair/request.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import type { Installation } from '../scene/installation.ts';
import { openAuthority } from './signed-authority.ts';

export async function connectedByAuthority(
  world: Installation,
  changes: Partial<Parameters<typeof setConnection.run>[1]> = {},
) {
  const authority = openAuthority();
  // What openssl dates by is the real time.
  world.clock.jump(Date.now() - world.clock.now());
  const process = await world.process();
  const id = await world.connect(process);
  const { context } = process;
  const wish = {
    name: 'acme',
    algorithm: 'rsa-3072',
    subject: 'CN=north,O=Acme\\, Inc.',
    dnsNames: ['a.example'],
  } as const;
  const first = requestCertificate.view(await requestCertificate.run(context, { ...wish, isForClients: true }));
  const install = (pem: string) =>
    installCertificate.run(context, { name: 'acme', certificateFile: Buffer.from(authority.sign(pem)) });
  world.upload(await install(first.pem));
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  await world.settle(process, id);
  await setConnection.run(context, { name: 'acme', rotateBeforeDays: 30, ...changes });
  await world.clock.advance(340 * dayMs);
  const look = () => world.drive(reconcileConnection(context, id, { now: true }));
  const requests = async () => listKeyRequests.view(await listKeyRequests.run(context, { name: 'acme' })).requests;
  return { process, id, first, install, look, requests };
}
