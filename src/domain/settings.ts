// The times and limits that a person may have to change, in one table: name, default, bounds, environment variable.
// `status` shows those that are not at their default.

export interface Settings {
  /** How long a saved change takes to reach all of Salesforce's servers. */
  propagationSeconds: number;
  /** How long a token is assumed good; Salesforce names no lifetime, sessions default to 2 hours. */
  tokenLifetimeSeconds: number;
  /** Attempts an hour and username, under Salesforce's own limit of about 3,600. */
  loginsPerHour: number;
  /** How long a token call may take. */
  tokenDeadlineSeconds: number;
  /** How often a connection at rest is proved; 0: never. */
  restProbeHours: number;
  /** How often an app is probed in a handover; null: about seven times per propagation. */
  handoverProbeSeconds: number | null;
  /** How often while somebody waits or has said "uploaded". */
  closeProbeSeconds: number;
  /** Default retention of an old pair in days; null: until its certificate expires. */
  retentionDays: number | null;
  /** Of an org's API calls, how many percent a scan leaves to others. */
  scanReservePercent: number;
  /** How many complete scans of a connection are kept; null: all. */
  scansKept: number | null;
}

type Bounds = { environment: string; minimum: number; maximum: number };

export const defaultSettings: Settings = {
  propagationSeconds: 600,
  tokenLifetimeSeconds: 3_600,
  loginsPerHour: 600,
  tokenDeadlineSeconds: 60,
  restProbeHours: 24,
  handoverProbeSeconds: null,
  closeProbeSeconds: 60,
  retentionDays: null,
  scanReservePercent: 20,
  scansKept: null,
};

export const settingBounds: { readonly [K in keyof Settings]: Bounds } = {
  propagationSeconds: { environment: 'LATCHKEY_PROPAGATION_SECONDS', minimum: 1, maximum: 86_400 },
  tokenLifetimeSeconds: { environment: 'LATCHKEY_TOKEN_LIFETIME_SECONDS', minimum: 60, maximum: 86_400 },
  loginsPerHour: { environment: 'LATCHKEY_LOGINS_PER_HOUR', minimum: 10, maximum: 100_000 },
  tokenDeadlineSeconds: { environment: 'LATCHKEY_TOKEN_DEADLINE_SECONDS', minimum: 1, maximum: 600 },
  restProbeHours: { environment: 'LATCHKEY_REST_PROBE_HOURS', minimum: 0, maximum: 720 },
  handoverProbeSeconds: { environment: 'LATCHKEY_HANDOVER_PROBE_SECONDS', minimum: 1, maximum: 3_600 },
  closeProbeSeconds: { environment: 'LATCHKEY_WATCH_PROBE_SECONDS', minimum: 1, maximum: 3_600 },
  retentionDays: { environment: 'LATCHKEY_RETENTION_DAYS', minimum: 0, maximum: 36_500 },
  scanReservePercent: { environment: 'LATCHKEY_SCAN_RESERVE_PERCENT', minimum: 0, maximum: 95 },
  scansKept: { environment: 'LATCHKEY_SCANS_KEPT', minimum: 1, maximum: 100_000 },
};

/** 90 s with the default propagation of 10 minutes: seven probes in a window, none further apart than the gap allows. */
export function handoverProbeMs(settings: Settings): number {
  return settings.handoverProbeSeconds === null
    ? settings.propagationSeconds * 150
    : settings.handoverProbeSeconds * 1_000;
}

export function changedSettings(settings: Settings): Partial<Settings> {
  const entries = Object.entries(settings).filter(([key, value]) => value !== defaultSettings[key as keyof Settings]);
  return Object.fromEntries(entries);
}
