// Salesforce's record ids: 15 characters that depend on case, or the same with three more that say which of them are
// upper-case, so that they can be compared without regard to case. Everywhere here the long form is used.

const suffixCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of an id of 15 or 18 characters; null for anything else. */
export function longId(id: string): string | null {
  if (!/^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(id)) return null;
  return id.length === 18 ? id : id + suffixOf(id);
}

/** In the long form, with its own three last characters: an id that was changed in its case is another one. */
export function isLongId(id: string): boolean {
  return id.length === 18 && longId(id.slice(0, 15)) === id;
}

/** One character for each five: a bit for each upper-case letter, the first one lowest. */
function suffixOf(id: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...id.slice(start, start + 5)].map((character, index) =>
        /[A-Z]/.test(character) ? 1 << index : 0,
      );
      return suffixCharacters.charAt(bits.reduce((sum, bit) => sum + bit, 0));
    })
    .join('');
}

interface Identity {
  orgId: string;
  userId: string;
}

/** The org and the user of an identity URL, which ends in /ORGID/USERID; null when it does not. */
export function identityOf(url: string): Identity | null {
  const [, org = '', user = ''] = /\/(00D[A-Za-z0-9]+)\/(005[A-Za-z0-9]+)$/.exec(url) ?? [];
  const orgId = longId(org);
  const userId = longId(user);
  return orgId === null || userId === null ? null : { orgId, userId };
}
