// The components that hold certificate slots, read over SOAP, and deployed over REST, which has no retrieve.

import type { AppKind } from '../../domain/client-app/client-app.ts';
import type { CertificateSlots, ListedDeploy, ReadSlot } from '../../domain/org/certificate-slots.ts';
import { mapRead, type OrgRead, type VersionedSession } from '../../domain/org/org.ts';
import type { Transport } from '../../domain/ports.ts';
import { certificateForm, slotComponents } from '../../domain/rotation/certificate-form.ts';
import { said } from '../../domain/said.ts';
import { unusable } from './api-refusal.ts';
import { fullNameOf, unpackedFiles } from './client-app-files.ts';
import { deployBody } from './deploy-package.ts';
import { booleanField, type Fields, fieldsOf, listOf, textField } from './json-fields.ts';
import { packagePath } from './metadata-zip.ts';
import { queryAll } from './query.ts';
import { getJson, sendJson } from './rest-client.ts';
import { type RetrieveParts, retrieve } from './retrieve.ts';
import { callSoap } from './soap-client.ts';
import { permissionFields } from './user-permissions.ts';
import { xmlRoot } from './xml.ts';

const suffixes: Readonly<Record<AppKind, string>> = {
  'connected-app': '.connectedApp',
  'external-client-app': '.ecaGlblOauth',
};

const modifyMetadata = 'Modify Metadata Through Metadata API Functions';
const viewSetup = 'View Setup and Configuration';
/** More than one user deploys in the minutes that are looked back. */
const deploysListed = 200;
const endedStates = new Set(['Succeeded', 'SucceededPartial', 'Failed', 'Canceled']);

export function createCertificateSlots(parts: RetrieveParts): CertificateSlots {
  const { transport } = parts;
  return {
    async all(session, kind, signal) {
      const names = await listedNames(parts, session, slotComponents[kind].type, signal);
      if (names.type !== 'read') return names;
      const read = await readSlots(parts, session, kind, names.value, signal);
      return mapRead(read, (slots) => {
        const given = new Set(slots.map(({ component }) => component.fullName));
        const unreadable = names.value
          .filter((fullName) => !given.has(fullName))
          .map((fullName) => ({ fullName, message: said('notReturned') }));
        return { type: 'read', value: { slots, unreadable } };
      });
    },

    async one(session, kind, { fullName }, signal) {
      const read = await readSlots(parts, session, kind, [fullName], signal);
      return mapRead(read, ([slot]) => ({ type: 'read', value: slot ?? null }));
    },

    async deploy(session, wish, signal) {
      return sendPackage(transport, session, deployBody(wish, session.apiVersion), signal);
    },

    async result(session, id, signal) {
      const path = `${deployPath(session)}/${encodeURIComponent(id)}?includeDetails=true`;
      const read = await getJson(transport, session, { path, permission: modifyMetadata }, signal);
      return mapRead(read, (answer) => resultIn(fieldsOf(fieldsOf(answer).deployResult)));
    },

    async deploys(session, signal) {
      const soql =
        'SELECT Id, Status, CheckOnly, CreatedById, CreatedBy.Name FROM DeployRequest ' +
        `ORDER BY CreatedDate DESC LIMIT ${deploysListed}`;
      const rows = await queryAll(transport, session, { soql, permission: viewSetup, isTooling: true }, signal);
      return mapRead(rows, (found) => ({ type: 'read', value: found.flatMap((row) => listedDeploy(row) ?? []) }));
    },

    async missingPermissions(session, signal) {
      const soql = `SELECT ${Object.keys(permissionFields).join(', ')} FROM UserPermissionAccess LIMIT 1`;
      const rows = await queryAll(transport, session, { soql, permission: 'API Enabled' }, signal);
      return mapRead(rows, ([row]) => {
        if (row === undefined) return unusable('UserPermissionAccess');
        const hasAllData = booleanField(row, 'PermissionsModifyAllData') === true;
        const missing = Object.entries(permissionFields).flatMap(([field, name]) => {
          if (name === 'Modify All Data' || (name === modifyMetadata && hasAllData)) return [];
          return booleanField(row, field) === true ? [] : name;
        });
        return { type: 'read', value: missing };
      });
    },
  };
}

/** The id under which the org knows the deploy from now on. */
export async function sendPackage(
  transport: Transport,
  session: VersionedSession,
  { contentType, body }: ReturnType<typeof deployBody>,
  signal?: AbortSignal,
): Promise<OrgRead<string>> {
  const path = deployPath(session);
  const sent = await sendJson(transport, session, { path, permission: modifyMetadata, contentType, body }, signal);
  return mapRead(sent, (answer) => {
    const id = textField(fieldsOf(answer), 'id');
    return id === null ? unusable('id') : { type: 'read', value: id };
  });
}

function deployPath({ apiVersion }: VersionedSession): string {
  return `/services/data/v${apiVersion}/metadata/deployRequest`;
}

export async function listedNames(
  { transport }: Pick<RetrieveParts, 'transport'>,
  session: VersionedSession,
  type: string,
  signal?: AbortSignal,
): Promise<OrgRead<string[]>> {
  const parameters = `<queries><type>${type}</type></queries><asOfVersion>${session.apiVersion}</asOfVersion>`;
  const read = await callSoap(transport, session, { operation: 'listMetadata', parameters }, signal);
  return mapRead(read, (entries) => ({
    type: 'read',
    value: [...new Set(entries.flatMap((entry) => textField(entry, 'fullName') ?? []))],
  }));
}

async function readSlots(
  parts: RetrieveParts,
  session: VersionedSession,
  kind: AppKind,
  fullNames: readonly string[],
  signal?: AbortSignal,
): Promise<OrgRead<ReadSlot[]>> {
  if (fullNames.length === 0) return { type: 'read', value: [] };
  const { type } = slotComponents[kind];
  const read = await filesOf(parts, session, type, suffixes[kind], fullNames, signal);
  if (read.type !== 'read') return read;
  const slots = read.value.map(({ path, fullName, bytes }) => {
    const root = xmlRoot(Buffer.from(bytes).toString(), type) ?? {};
    const appName = textField(root, kind === 'connected-app' ? 'label' : 'externalClientApplication');
    const names = [fullName, ...(appName === null ? [] : [appName])];
    return { component: { type, fullName, path }, names, form: certificateForm(kind, bytes) };
  });
  return kind === 'connected-app' ? { type: 'read', value: slots } : withLabels(parts, session, slots, signal);
}

/** The settings name an External Client App by its API name; admins know its label. */
async function withLabels(
  parts: RetrieveParts,
  session: VersionedSession,
  slots: ReadSlot[],
  signal?: AbortSignal,
): Promise<OrgRead<ReadSlot[]>> {
  const apps = slots.flatMap(({ names: [, app] }) => app ?? []);
  if (apps.length === 0) return { type: 'read', value: slots };
  const read = await filesOf(parts, session, 'ExternalClientApplication', '.eca', apps, signal);
  return mapRead(read, (files) => {
    const labelOf = (bytes: Uint8Array) => xmlRoot(Buffer.from(bytes).toString(), 'ExternalClientApplication') ?? {};
    const labels = new Map(files.map(({ fullName, bytes }) => [fullName, textField(labelOf(bytes), 'label')]));
    const labelled = slots.map((slot) => {
      const label = labels.get(slot.names[1] ?? '') ?? null;
      return label === null ? slot : { ...slot, names: [...slot.names, label] };
    });
    return { type: 'read', value: labelled };
  });
}

async function filesOf(
  parts: RetrieveParts,
  session: VersionedSession,
  type: string,
  suffix: string,
  fullNames: readonly string[],
  signal?: AbortSignal,
): Promise<OrgRead<{ path: string; fullName: string; bytes: Uint8Array }[]>> {
  const read = await retrieve(parts, session, type, fullNames, signal);
  return mapRead(read, ({ zips }) => {
    const unpacked = zips.map((zip) => unpackedFiles(zip, suffix));
    if (unpacked.includes(null)) return unusable('zip');
    const files = unpacked.flatMap((some) => Object.entries(some ?? {}));
    const named = files.map(([path, bytes]) => ({
      path: packagePath(path),
      fullName: fullNameOf(path, suffix),
      bytes,
    }));
    return { type: 'read', value: named };
  });
}

function resultIn(result: Fields): OrgRead<ReturnType<typeof resultOf>> {
  return textField(result, 'status') === null ? unusable('status') : { type: 'read', value: resultOf(result) };
}

function resultOf(result: Fields) {
  const details = fieldsOf(result.details);
  const failures = listOf(details.componentFailures).map(fieldsOf);
  // Salesforce names package.xml among them, as a component of no type.
  const successes = listOf(details.componentSuccesses)
    .map(fieldsOf)
    .filter((one) => textField(one, 'componentType') !== null);
  const said = failures.map((one) => textField(one, 'problem')).find((problem) => problem !== null);
  return {
    isDone: booleanField(result, 'done') === true,
    status: textField(result, 'status') ?? '',
    message: said ?? textField(result, 'errorMessage') ?? '',
    components: [...failures, ...successes].flatMap((one) => textField(one, 'fullName') ?? []),
  };
}

function listedDeploy(row: Fields): ListedDeploy | null {
  const [id, status] = [textField(row, 'Id'), textField(row, 'Status')];
  if (id === null || status === null) return null;
  return {
    id,
    isUnderWay: !endedStates.has(status),
    isCheckOnly: booleanField(row, 'CheckOnly') === true,
    byId: textField(row, 'CreatedById'),
    by: textField(fieldsOf(row.CreatedBy), 'Name'),
  };
}
