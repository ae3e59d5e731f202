// Lets the page that an org shows in a frame ask here: by a signed request of Canvas, once, for some minutes, and with the origins that
// may show it.

import { LatchkeyError } from '../../domain/errors.ts';
import { canvasBearer, canvasBearerMs } from '../../domain/org/canvas-bearer.ts';
import { framesOfOrg } from '../../domain/org/canvas-frame.ts';
import { canvasRequestIn, freshlySentAt } from '../../domain/org/canvas-request.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { auditEntry, type CanvasNeeds, orgLinkSubject } from '../context.ts';
import { type FleetNeeds, fleetPlaces } from '../status/steps/fleet-places.ts';
import { granted } from './steps/granted.ts';
import { linkProof, type OrgLinkNeeds } from './steps/link-proof.ts';
import { orgActorName } from './steps/org-caller.ts';

interface OpenedCanvas {
  bearer: Secret<string>;
  expiresAt: Instant;
}

/** As soon as a request is the org's own, before anything else is judged: its pages may show a refusal, too. */
interface ToldFrame {
  /** Origins of the org's own pages. */
  framedBy: readonly string[];
}

/** Errors: canvasRefused. */
export const openCanvas = {
  act: 'account.openCanvas',
  async run(context, { signedRequest }, tell) {
    const secrets = await context.canvasSecrets();
    if (secrets.length === 0) throw new LatchkeyError('canvasRefused', { problem: 'off' });
    const request = canvasRequestIn(signedRequest.reveal(), secrets);
    const { orgId, hash } = request;
    const framedBy = await context.store.read((tx) => framesOf(context, tx, orgId));
    tell({ framedBy });
    const now = context.clock.now();
    const sentAt = freshlySentAt(request, now);
    const grant = await granted(context, request.secret);
    if (grant === null) throw new LatchkeyError('canvasRefused', { problem: 'notLinked' });
    if (framedBy.length === 0) throw new LatchkeyError('canvasRefused', { problem: 'noDomain' });
    const actor = { ...context.actor, name: orgActorName(request) };
    const told = { role: grant.role };
    const entry = auditEntry({ ...context, actor }, 'orgLink.opened', orgLinkSubject(grant.link), null, told);
    // Not of one key: after it was changed the same request is still the same.
    const isNew = await context.store.write((tx) => tx.orgLinks.takeNonce(`canvas ${orgId}`, hash, sentAt, entry));
    if (!isNew) throw new LatchkeyError('canvasRefused', { problem: 'replayed' });
    const expiresAt = now + canvasBearerMs;
    const { key } = await linkProof(context);
    return { bearer: canvasBearer(key, request, expiresAt), expiresAt };
  },
  view: ({ expiresAt }) => ({ expiresAt: iso(expiresAt) }),
} satisfies Act<
  OrgLinkNeeds & FleetNeeds & CanvasNeeds,
  { signedRequest: Secret<string> },
  OpenedCanvas,
  unknown,
  ToldFrame
>;

async function framesOf(context: FleetNeeds, tx: ReadTransaction, orgId: string): Promise<string[]> {
  const { connections } = (await fleetPlaces(context, tx)).reachOfOrg(orgId);
  const found = await Promise.all(connections.map((name) => tx.connections.byName(name)));
  return framesOfOrg(found.filter((one) => one !== null));
}
