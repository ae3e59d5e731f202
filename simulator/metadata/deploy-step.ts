// One file of a deploy: what will be said of it, and what it does once every other file is sound as well.

import { type AppCertificate, CertificateRefused, readMetadataCertificate } from '../orgs/certificate.ts';
import type { ClientApp } from '../orgs/client-app.ts';
import type { ComponentResult } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import type { SimulatorState } from '../state.ts';
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

export function failed(file: DeployFile, problem: string): Step {
  return { result: { ...resultOf(file), problem }, apply: () => undefined };
}

export function planned(file: DeployFile, did: { created?: boolean; changed: boolean }, apply: Step['apply']): Step {
  return { result: { ...resultOf(file), ...did }, apply };
}

function resultOf({ path, name, type }: DeployFile): ComponentResult {
  return { fileName: path, fullName: name, componentType: type, created: false, changed: false, problem: null };
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
