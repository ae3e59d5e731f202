// A Connected App or External Client App in one org: what an admin can set on it, and ONE certificate slot. Saving another
// certificate replaces the first; there is no overlap inside one app.

import { createHash } from 'node:crypto';
import type { XmlValue } from '../metadata/xml.ts';
import type { AppCertificate } from './certificate.ts';
import type { Replicated } from './replicated.ts';

export const APP_KINDS = ['connected-app', 'external-client-app'] as const;
export type AppKind = (typeof APP_KINDS)[number];

export const PERMITTED_USERS = ['self-authorize', 'admin-approved'] as const;
export type PermittedUsers = (typeof PERMITTED_USERS)[number];

/** Everything that an admin saves and that reaches the servers only after its propagation. */
export interface AppSettings {
  oauthEnabled: boolean;
  digitalSignatures: boolean;
  /** "Enable JWT Bearer Flow", a switch of External Client Apps; Connected Apps have it on with the digital signatures. */
  jwtBearerFlow: boolean;
  scopes: readonly string[];
  callbackUrl: string;
  permittedUsers: PermittedUsers;
  /** Usernames reached by an assigned profile or permission set. */
  assigned: readonly string[];
  /** Usernames that approved the app themselves once, which is what self-authorize asks for. */
  selfApproved: readonly string[];
  blocked: boolean;
  /** Reached through the login or test host an External Client App answers app_not_found (since Spring '26). */
  myDomainRequired: boolean;
  /** A High Assurance session policy gives out tokens that no API accepts. */
  highAssurance: boolean;
  certificate: AppCertificate | null;
}

export interface ClientApp {
  readonly id: string;
  /** Changed through `rekeyApp` alone. */
  consumerKey: string;
  readonly kind: AppKind;
  /** The API name: the metadata component's full name. */
  readonly name: string;
  label: string;
  contactEmail: string;
  /** A packaged app belongs to its publisher: listed in a subscriber's org, yet neither retrieved nor deployed there. */
  readonly isPackaged: boolean;
  readonly createdAt: number;
  readonly settings: Replicated<AppSettings>;
  /** Its metadata components, by the name of their type. */
  readonly parts: Map<string, AppPart>;
}

export interface AppPart {
  fullName: string;
  /** What was deployed beside the settings, and means nothing here: it is kept, and a retrieve returns it. */
  fields: Readonly<Record<string, XmlValue>>;
}

/** The secret that goes with a consumer key. No flow of this simulator takes it; whoever retrieves it must drop it. */
export function consumerSecretOf({ consumerKey, parts }: ClientApp): string {
  for (const { fields } of parts.values()) {
    if (typeof fields.consumerSecret === 'string') return fields.consumerSecret;
  }
  return createHash('sha256').update(consumerKey).digest('hex').toUpperCase();
}

export const COMPLETE_BUT_FOR_CERTIFICATE: Omit<AppSettings, 'assigned' | 'myDomainRequired'> = {
  oauthEnabled: true,
  digitalSignatures: true,
  jwtBearerFlow: true,
  scopes: ['api', 'refresh_token'],
  callbackUrl: 'https://login.salesforce.com/services/oauth2/callback',
  permittedUsers: 'admin-approved',
  selfApproved: [],
  blocked: false,
  highAssurance: false,
  certificate: null,
};
