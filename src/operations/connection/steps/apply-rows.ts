// A fleet as a file wants it: what is not there is added, what differs is changed, what is as it should be is left alone, and
// what the file does not name is removed where that is asked for. All or nothing, problems by row; the plan is what was done,
// so that a rehearsal and the real thing cannot differ.

import { clientAppFields } from '../../../domain/client-app/client-app.ts';
import { connectionFields } from '../../../domain/connection/connection.ts';
import type { ChangedField, FleetPlan, FleetRow, FleetWish } from '../../../domain/connection/connection-change.ts';
import { type ConnectionInput, checkInput } from '../../../domain/connection/new-connection.ts';
import { LatchkeyError, type RefusedRow, wrongInput } from '../../../domain/errors.ts';
import { changed, setByPeople } from '../../../domain/field-table.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { everyConnection } from '../../every-row.ts';
import { changeWhole } from './change-connection.ts';
import { lockConnection, type Whole } from './find-connection.ts';
import { insertConnection, refuseTaken } from './insert-connection.ts';
import { removeWhole } from './remove-whole.ts';

interface FleetRequest extends FleetWish {
  /** What a row does to a connection that is there already. */
  existing: 'refuse' | 'change';
}

/** A row with the acceptances of its file. */
type TakenRow = FleetRow & Required<Pick<FleetWish, 'acceptLookalikes'>>;

interface Applied {
  plan: FleetPlan;
  /** Ids of key pairs that are to be forgotten once this is committed. */
  erased: string[];
}

/** Errors: invalidRows, with every row's problem; invalidInput. */
export async function applyRows(context: Context, tx: WriteTransaction, request: FleetRequest): Promise<Applied> {
  const { rows, existing, prune, acceptLookalikes = [], isHandsFreeAgreed = false } = request;
  if (rows.length === 0) throw wrongInput('from', 'empty');
  const plan: FleetPlan = { added: [], changed: [], unchanged: [], removed: [], warnings: [] };
  const refused: RefusedRow[] = [];
  const rowOf = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    await orRefused(refused, index + 1, async () => {
      const folded = row.name.trim().toLowerCase();
      const earlier = rowOf.get(folded);
      if (earlier !== undefined) throw wrongInput('name', 'twice', row.name, String(earlier));
      rowOf.set(folded, index + 1);
      const isThere = existing === 'change' && (await tx.connections.byName(row.name.trim())) !== null;
      if (!isHandsFreeAgreed) await refuseUnagreed(tx, row);
      await (isThere ? changeRow : addRow)(context, tx, { ...row, acceptLookalikes }, plan);
    });
  }
  if (refused.length > 0) throw new LatchkeyError('invalidRows', { total: rows.length, rows: refused });
  const erased = prune ? await removeOthers(context, tx, new Set(rowOf.keys()), plan) : [];
  return { plan, erased };
}

/** Rotation without hands wants a person's consent; an app that has it keeps it. */
async function refuseUnagreed(tx: WriteTransaction, { name, rotation }: FleetRow): Promise<void> {
  if (rotation !== 'hands-free') return;
  const connection = await tx.connections.byName(name.trim());
  const app = connection && (await tx.clientApps.byId(connection.clientAppId));
  if (app?.rotation !== 'hands-free') throw wrongInput('rotation', 'notAgreed', name);
}

/** Also after a problem the next row is tried: two rows of the file may be in each other's way. */
async function orRefused(refused: RefusedRow[], row: number, take: () => Promise<void>): Promise<void> {
  try {
    await take();
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    refused.push({ row, code: error.code, parameters: error.parameters });
  }
}

async function addRow(context: Context, tx: WriteTransaction, row: TakenRow, plan: FleetPlan): Promise<void> {
  const input = checkInput(complete(row));
  const added = await insertConnection(context, tx, input, await refuseTaken(tx, input));
  const { name } = added.connection;
  // What a connection is not added with, but can be given at once.
  const { contacts, labels, loginUrl, username, consumerKey, audience, appKind, appName, acceptLookalikes, ...rest } =
    row;
  if (Object.values(rest).filter((value) => value !== undefined).length > 1)
    await changeWhole(context, tx, await lockConnection(tx, name), rest);
  plan.added.push(name);
  plan.warnings.push(...added.warnings.map((warning) => ({ name, warning })));
}

function complete({ loginUrl, username, ...row }: TakenRow): ConnectionInput {
  if (loginUrl !== undefined && username !== undefined) return { ...row, loginUrl, username };
  const field = loginUrl === undefined ? 'loginUrl' : 'username';
  throw wrongInput(field, 'missing', row.name);
}

async function changeRow(context: Context, tx: WriteTransaction, row: TakenRow, plan: FleetPlan): Promise<void> {
  const whole = await lockConnection(tx, row.name.trim());
  const { name } = whole.connection;
  const changes = differences(whole, row);
  if (Object.keys(changes).length === 0) {
    plan.unchanged.push(name);
    return;
  }
  const { warnings } = await changeWhole(context, tx, whole, row);
  plan.changed.push({ name, changes });
  plan.warnings.push(...warnings.map((warning) => ({ name, warning })));
}

function differences({ connection, app }: Whole, row: FleetRow): Record<string, ChangedField> {
  const given = { ...row, appName: row.appName?.trim() || undefined };
  const before = { ...setByPeople(connectionFields, connection), ...setByPeople(clientAppFields, app) };
  const after = {
    ...setByPeople(connectionFields, changed(connectionFields, connection, given)),
    ...setByPeople(clientAppFields, changed(clientAppFields, app, given)),
  };
  const differing = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(differing.map((key) => [key, { before: before[key], after: after[key] }]));
}

async function removeOthers(
  context: Context,
  tx: WriteTransaction,
  named: ReadonlySet<string>,
  plan: FleetPlan,
): Promise<string[]> {
  const erased: string[] = [];
  for await (const { name } of everyConnection(tx)) {
    if (named.has(name.toLowerCase())) continue;
    const removed = await removeWhole(context, tx, await lockConnection(tx, name));
    plan.removed.push({ name, keyPairs: removed.loss.keyPairs ?? [] });
    erased.push(...removed.erased);
  }
  return erased;
}
