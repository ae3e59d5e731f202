// One component of a deploy: what will be said of it, and what it does once it is its turn.

import { type AppCertificate, CertificateRefused, readMetadataCertificate } from '../orgs/certificate.ts';
import type { ClientApp } from '../orgs/client-app.ts';
import type { ComponentResult } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import type { SimulatorState } from '../state.ts';
import { contentOf } from './app-contents.ts';
import type { MetadataType } from './types.ts';
import { asText } from './xml.ts';

export interface Step {
  result: ComponentResult;
  apply(state: SimulatorState, org: Org, by: string): void;
}

export interface DeployFile {
  path: string;
  name: string;
  /** The name of its metadata type; empty where that is not known. */
  type: string;
}

/** What the earlier components of the same package leave for the later ones. */
export class Draft {
  readonly org: Org;
  readonly #isTaken: (consumerKey: string) => boolean;
  readonly #coming = new Set<string>();
  readonly #going = new Set<ClientApp>();

  constructor(org: Org, isTaken: (consumerKey: string) => boolean) {
    this.org = org;
    this.#isTaken = isTaken;
  }

  /** Undefined: there is none, or it is deleted before. */
  find(kind: ClientApp['kind'], name: string): ClientApp | undefined {
    const app = findByName(this.org, kind, name);
    return app !== undefined && this.#going.has(app) ? undefined : app;
  }

  brings({ xmlName }: MetadataType, appName: string): void {
    this.#coming.add(`${xmlName} ${appName}`);
  }

  isBrought({ xmlName }: MetadataType, appName: string): boolean {
    return this.#coming.has(`${xmlName} ${appName}`);
  }

  deletes(app: ClientApp): void {
    this.#going.add(app);
  }

  isDeleted(app: ClientApp): boolean {
    return this.#going.has(app);
  }

  /** A consumer key is one of a kind in all orgs. */
  isTaken(consumerKey: string): boolean {
    return this.#isTaken(consumerKey);
  }
}

export function failed(file: DeployFile, problem: string): Step {
  return { result: { ...resultOf(file), problem }, apply: () => undefined };
}

export function warned(file: DeployFile, problem: string): Step {
  return { result: { ...resultOf(file), problem, isWarning: true }, apply: () => undefined };
}

export function deleting(file: DeployFile, apply: Step['apply']): Step {
  return { result: { ...resultOf(file), changed: true, deleted: true }, apply };
}

/** A component of an app. `save` finds or makes the app and changes it. */
export function saving(
  file: DeployFile,
  type: MetadataType,
  { app, isNew }: { app: ClientApp | undefined; isNew: boolean },
  save: (state: SimulatorState, org: Org, by: string) => ClientApp,
): Step {
  const result = { ...resultOf(file), created: isNew, changed: true, id: isNew ? null : (app?.id ?? null) };
  const shown = (org: Org, one: ClientApp) =>
    JSON.stringify(contentOf(org, one, type, { externalCertificate: true, consumerSecret: false }));
  const apply = (state: SimulatorState, org: Org, by: string) => {
    const before = app === undefined ? null : shown(org, app);
    const saved = save(state, org, by);
    result.id = saved.id;
    result.changed = isNew || shown(org, saved) !== before;
  };
  return { result, apply };
}

export function resultOf({ path, name, type }: DeployFile): ComponentResult {
  const did = { created: false, changed: false, deleted: false };
  return { fileName: path, fullName: name, componentType: type, ...did, id: null, problem: null, isWarning: false };
}

export function findByName(org: Org, kind: ClientApp['kind'], name: string): ClientApp | undefined {
  return [...org.apps.values()].find((app) => app.kind === kind && app.name === name);
}

/** The certificate, null when the element is missing, or the sentence why it is refused. */
export function readSlot(element: unknown): AppCertificate | null | string {
  const text = asText(element);
  if (text === undefined) return null;
  try {
    return readMetadataCertificate(text);
  } catch (error) {
    if (error instanceof CertificateRefused) return error.message;
    throw error;
  }
}

/** Of a new app: a key of one's own choice, which then nobody else may have. Undefined: it is sound, or the org draws one. */
export function consumerKeyProblem(draft: Draft, key: string | undefined, isNew: boolean): string | undefined {
  if (key === undefined) return undefined;
  if (!isNew) return 'You cannot provide a Consumer Key';
  return draft.isTaken(key) ? 'The consumer key is already taken.' : undefined;
}

/** Whether what holds a certificate and was there before stays as it is, though the deploy succeeds. */
export function passesOver({ settings }: Org, isNew: boolean): boolean {
  return settings.certificateDeploys === 'ignore' && !isNew;
}
