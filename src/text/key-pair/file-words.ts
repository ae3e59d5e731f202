// What is wrong with a file that somebody gave. English stands beside the formats that say it; a terminal knows shorter ways out.

import type { FileProblem, FormatErrorCode } from '../../formats/format-error.ts';
import type { FileWords, Words } from '../words.ts';

const inTerminal: Partial<Record<FormatErrorCode, string>> = {
  private_key_encrypted: 'Give its passphrase with --passphrase-file FILE.',
  keystore_encrypted: 'Give its password with --password-file FILE.',
  keystore_alias_missing: 'Say with --alias which one is meant.',
};

/** @param field null: no field, but the whole request. */
export function fileWords(
  { code, problem, remedy, about }: FileProblem,
  field: string | null,
  words: Words | null,
): readonly [problem: string, fix: string] {
  const said = words?.files[code as keyof FileWords];
  if (said !== undefined) return said(about, remedy.slice(remedy.indexOf(': ') + 2));
  const isKeystore = code === 'keystore_pkcs12' || code === 'keystore_jks';
  const fix =
    field === 'key' && isKeystore
      ? 'Give it as it is, with --keystore instead of --key and --cert.'
      : (inTerminal[code] ?? remedy);
  return [problem.replace(/\.$/, ''), fix];
}
