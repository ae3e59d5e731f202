// Which kind of org it is, and what the user may do there, by queries.

import { strToU8 } from 'fflate';
import { mapRead, type OrgPermission, type OrgRead, type VersionedSession } from '../../domain/org/org.ts';
import type { HeldPermissions, ProofGround } from '../../domain/org/proof-ground.ts';
import type { Transport } from '../../domain/ports.ts';
import { unusable } from './api-refusal.ts';
import { listedNames, sendPackage } from './certificate-slots.ts';
import { packageBody, packageXml } from './deploy-package.ts';
import { booleanField, type Fields, fieldsOf, listOf, textField } from './json-fields.ts';
import { queryAll } from './query.ts';
import { getJson } from './rest-client.ts';
import { soqlText } from './soql.ts';
import { permissionFields } from './user-permissions.ts';

export function createProofGround({ transport }: { transport: Transport }): ProofGround {
  return {
    async organization(session, signal) {
      const soql = 'SELECT OrganizationType, IsSandbox FROM Organization LIMIT 1';
      const rows = await queryAll(transport, session, { soql, permission: 'API Enabled' }, signal);
      return mapRead(rows, ([row = {}]) => {
        const [edition, isSandbox] = [textField(row, 'OrganizationType'), booleanField(row, 'IsSandbox')];
        if (edition === null || isSandbox === null) return unusable('Organization');
        return { type: 'read', value: { edition, isSandbox } };
      });
    },

    async profileOf(session, username, signal) {
      const soql = `SELECT ProfileId, Profile.Name FROM User WHERE Username = ${soqlText(username)} LIMIT 1`;
      const rows = await queryAll(transport, session, { soql, permission: 'API Enabled' }, signal);
      return mapRead(rows, ([row = {}]) => {
        const [id, name] = [textField(row, 'ProfileId'), textField(fieldsOf(row.Profile), 'Name')];
        return id === null || name === null ? unusable('Profile') : { type: 'read', value: { id, name } };
      });
    },

    deploy(session, components, signal) {
      const files = components.map(({ type, fullName, path, xml }) => ({
        component: { type, fullName },
        path,
        bytes: strToU8(xml),
      }));
      const { apiVersion } = session;
      return sendPackage(transport, session, packageBody(files, { apiVersion, isCheckOnly: false }), signal);
    },

    remove(session, components, signal) {
      const { apiVersion } = session;
      const bytes = strToU8(packageXml(components, apiVersion));
      const files = [{ path: 'destructiveChanges.xml', bytes }];
      return sendPackage(transport, session, packageBody(files, { apiVersion, isCheckOnly: false }), signal);
    },

    async isListed(session, { type, fullName }, signal) {
      const names = await listedNames({ transport }, session, type, signal);
      return mapRead(names, (found) => ({ type: 'read', value: found.includes(fullName) }));
    },

    async permissions(session, signal) {
      const ofSecrets = await secretFields(transport, session, signal);
      if (ofSecrets.type !== 'read') return ofSecrets;
      const fields = [...Object.keys(permissionFields), ...ofSecrets.value];
      const soql = `SELECT ${fields.join(', ')} FROM UserPermissionAccess LIMIT 1`;
      const rows = await queryAll(transport, session, { soql, permission: 'API Enabled' }, signal);
      return mapRead(rows, ([row]) =>
        row === undefined ? unusable('UserPermissionAccess') : { type: 'read', value: heldIn(row, ofSecrets.value) },
      );
    },
  };
}

/** The API name of the permission to see consumer secrets is not in the documents; the org tells it by its label. */
async function secretFields(
  transport: Transport,
  session: VersionedSession,
  signal: AbortSignal | undefined,
): Promise<OrgRead<string[]>> {
  const path = `/services/data/v${session.apiVersion}/sobjects/UserPermissionAccess/describe`;
  const read = await getJson(transport, session, { path, permission: 'API Enabled' }, signal);
  return mapRead(read, (described) => {
    const fields = listOf(fieldsOf(described).fields).map(fieldsOf);
    const names = fields.flatMap((field) => {
      const name = textField(field, 'name') ?? '';
      const isOfSecrets = /consumer ?secrets?/i.test(`${textField(field, 'label') ?? ''} ${name}`);
      return isOfSecrets && /^Permissions\w+$/.test(name) ? name : [];
    });
    return { type: 'read', value: names };
  });
}

function heldIn(row: Fields, ofSecrets: readonly string[]): HeldPermissions {
  const asked = Object.entries(permissionFields);
  const named = (has: boolean) =>
    asked.flatMap(([field, name]): OrgPermission[] => (booleanField(row, field) === has ? [name] : []));
  const seesSecrets = ofSecrets.length === 0 ? null : ofSecrets.some((field) => booleanField(row, field) === true);
  return { held: named(true), lacked: named(false), seesSecrets };
}
