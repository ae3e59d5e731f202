// Before the first rotation of an app: does another program sign in with its key? A new certificate would lock it out, and
// nobody but the people, and the org's Login History, can know.

import type { OtherPrograms } from '../../operations/rotation/find-other-programs.ts';
import { day } from '../../text/instants.ts';

const sourcesShown = 5;

export function otherProgramsNote({ appName, sources: read }: OtherPrograms): string {
  if (read.type !== 'read') {
    const why = read.type === 'notPermitted' ? `needs the permission ${read.permission}` : read.message;
    return `Login History could not be read (${why}): ask around.`;
  }
  const shown = read.value.slice(0, sourcesShown).map(({ sourceIp, signIns, lastAt }) => {
    return `${sourceIp ?? 'unknown address'} (${signIns === 1 ? 'once' : `${signIns} times`}, last ${day(lastAt)})`;
  });
  const more = read.value.length > sourcesShown ? `, and ${read.value.length - sourcesShown} more` : '';
  const from = shown.length === 0 ? 'nowhere' : `${shown.join(', ')}${more}`;
  return `Login History shows sign-ins of this user through "${appName}" from ${from}; those of Latchkey are among them.`;
}
