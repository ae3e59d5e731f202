// What a rotation without hands needs from an org: the components that hold the slots of its apps, deploys, and what became of
// them. Consumer secrets never come this far.

import type { AppKind } from '../client-app/client-app.ts';
import type { CertificateForm, FormProblem } from '../rotation/certificate-form.ts';
import type { SlotComponent, SwapProblem } from '../rotation/swap.ts';
import type { OrgPermission, OrgRead, VersionedSession } from './org.ts';

/** A component with a slot, as it was read. */
export interface ReadSlot {
  component: Omit<SlotComponent, 'knownBy'>;
  /** What admins call the app: its name, its label. */
  names: readonly string[];
  /** A text says what is wrong with it. */
  form: CertificateForm | FormProblem;
}

interface ReadSlots {
  slots: readonly ReadSlot[];
  /** Listed and not given: those of a publisher, and broken ones. */
  unreadable: readonly { fullName: string; message: string }[];
}

export interface SlotPackage {
  component: Omit<SlotComponent, 'knownBy'>;
  /** Of `formWith`. */
  form: Uint8Array;
  isCheckOnly: boolean;
}

interface DeployResult {
  isDone: boolean;
  /** Salesforce's word, such as `Succeeded`, `Failed`, `Canceled`. */
  status: string;
  /** What the org says against it; empty where it says nothing. */
  message: string;
  /** Full names of the components that it names. */
  components: readonly string[];
}

export interface ListedDeploy {
  id: string;
  isUnderWay: boolean;
  isCheckOnly: boolean;
  byId: string | null;
  by: string | null;
}

export interface CertificateSlots {
  all(session: VersionedSession, kind: AppKind, signal?: AbortSignal): Promise<OrgRead<ReadSlots>>;
  /** Null: it is not there any more. */
  one(
    session: VersionedSession,
    kind: AppKind,
    component: Pick<SlotComponent, 'fullName'>,
    signal?: AbortSignal,
  ): Promise<OrgRead<ReadSlot | null>>;
  /** The id under which the org knows the deploy from now on. Any answer but a refusal by the org may mean that it goes on. */
  deploy(session: VersionedSession, wish: SlotPackage, signal?: AbortSignal): Promise<OrgRead<string>>;
  result(session: VersionedSession, id: string, signal?: AbortSignal): Promise<OrgRead<DeployResult>>;
  /** The newest that the org lists. */
  deploys(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<readonly ListedDeploy[]>>;
  /** Which of those that a deploy needs the user lacks. */
  missingPermissions(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<readonly OrgPermission[]>>;
}

interface Ours {
  consumerKey: string | null;
  appName: string;
  /** DER of every certificate that this app has had. */
  certificates: readonly Uint8Array[];
}

/** The one component that is our app's: by its consumer key, by its certificate, else by the only one of that name. */
export function ourSlot(
  { slots }: Pick<ReadSlots, 'slots'>,
  { consumerKey, appName, certificates }: Ours,
): { slot: ReadSlot; knownBy: SlotComponent['knownBy'] } | SwapProblem {
  const shown = slots.flatMap((slot) => (typeof slot.form === 'string' ? [] : { slot, form: slot.form }));
  const byKey = shown.filter(({ form }) => form.consumerKey !== null && form.consumerKey === consumerKey);
  const others = shown.filter(({ form }) => form.consumerKey === null);
  const byCertificate = others.filter(({ form: { certificateDer } }) =>
    certificates.some((own) => certificateDer !== null && Buffer.compare(own, certificateDer) === 0),
  );
  // What shows another certificate may be another app of the same name, or ours in other hands.
  const byName = others.filter(({ slot }) => slot.names.includes(appName));
  const ways = [
    { found: byKey, knownBy: 'consumerKey' },
    { found: byCertificate, knownBy: 'certificate' },
    { found: byName, knownBy: 'name' },
  ] as const;
  for (const { found, knownBy } of ways) {
    const [first, ...more] = found;
    if (first === undefined) continue;
    if (more.length === 0) return { slot: first.slot, knownBy };
    return { type: 'componentAmbiguous', fullNames: found.map(({ slot }) => slot.component.fullName) };
  }
  const broken = slots.find(({ form, names }) => typeof form === 'string' && names.includes(appName));
  if (broken !== undefined && typeof broken.form === 'string') {
    return { type: 'componentUnreadable', fullName: broken.component.fullName, message: broken.form };
  }
  return { type: 'componentNotFound', appName };
}
