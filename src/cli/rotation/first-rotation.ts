// Before the first rotation of an app: does another program sign in with its key? A new certificate would lock it out, and
// nobody but the people, and the org's Login History, can know.

import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import type { OrgContext } from '../../operations/context.ts';
import { TokenSource } from '../../operations/token/acquire.ts';
import { type SignInSource, signInSources } from '../../operations/token/steps/sign-in-sources.ts';
import { day } from '../status/describe.ts';

export interface OtherPrograms {
  /** Null: Login History could not be read; `note` says why. */
  sources: SignInSource[] | null;
  note: string;
}

const sourcesShown = 5;

/** Null when there is nothing to ask: this app was rotated before, a rotation is under way, or it does not sign in now. */
export async function otherPrograms(context: OrgContext, name: string): Promise<OtherPrograms | null> {
  const { connection, pairs, app } = await context.store.read((tx) => findConnection(tx, name));
  const accepted = pairs.filter(({ standing }) => standing.lastAcceptedAt !== null);
  const isUnderWay = pairs.some(({ standing }) => standing.state === 'issued');
  if (accepted.length !== 1 || isUnderWay || connection.failure !== null) return null;
  const read = await signInSources(context, new TokenSource(context), name);
  if (read.type !== 'read') {
    const why = read.type === 'notPermitted' ? `needs the permission ${read.permission}` : read.message;
    return { sources: null, note: `Login History could not be read (${why}): ask around.` };
  }
  const shown = read.value.slice(0, sourcesShown).map(({ sourceIp, signIns, lastAt }) => {
    return `${sourceIp ?? 'unknown address'} (${signIns === 1 ? 'once' : `${signIns} times`}, last ${day(lastAt)})`;
  });
  const more = read.value.length > sourcesShown ? `, and ${read.value.length - sourcesShown} more` : '';
  const from = shown.length === 0 ? 'nowhere' : `${shown.join(', ')}${more}`;
  const note = `Login History shows sign-ins of this user through "${app.name}" from ${from}; those of Latchkey are among them.`;
  return { sources: read.value, note };
}
