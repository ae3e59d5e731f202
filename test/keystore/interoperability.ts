// Reads every form that every tool writes, and says in a table what came of it. Run by itself, it writes the table into
// docs/keystores.md; the test holds that page to it.

import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FormatError } from '../../src/formats/format-error.ts';
import { keyFromKeystore } from '../../src/formats/keystore-file.ts';
import { withoutOutdatedCipher } from '../../src/formats/outdated-key.ts';
import { isCertificateOfKey, privateKeyFromFile } from '../../src/formats/private-key.ts';
import { withFiles } from '../formats/openssl.ts';
import { forms, prepared, tools } from './forms.ts';

export const page = fileURLToPath(new URL('../../docs/keystores.md', import.meta.url));
const marks = ['<!-- written by test/keystore/interoperability.ts -->', '<!-- end -->'] as const;

/** Everything on the page between the marks. */
export function tableOf(text: string): string {
  return text.slice(text.indexOf(marks[0]) + marks[0].length, text.indexOf(marks[1])).trim();
}

/** Throws where one is not read that should be, or is read as another key. */
export async function interoperability(): Promise<string> {
  const made = withFiles({}, (place) => {
    const { key } = prepared(place);
    return { key, rows: forms.map(({ by, ...form }) => ({ ...form, by: tools.map((tool) => by[tool]?.(place)) })) };
  });
  const expected = createPrivateKey(made.key);
  const rows = [`| form | ${tools.join(' | ')} |`, `| --- |${' --- |'.repeat(tools.length)}`];
  for (const { by, ...form } of made.rows) {
    const cells: string[] = [];
    for (const [at, file] of by.entries()) cells.push(await said(file, form, `${form.name}, ${tools[at]}`));
    rows.push(`| ${form.name} | ${cells.join(' | ')} |`);
  }
  return rows.join('\n');

  async function said(
    file: (typeof made.rows)[number]['by'][number],
    { isNamed, hasChain }: Pick<(typeof made.rows)[number], 'isNamed' | 'hasChain'>,
    what: string,
  ): Promise<string> {
    if (file === undefined) return '–';
    try {
      if ('key' in file) {
        const key = await withoutOutdatedCipher(file.key, file.passphrase);
        if (!privateKeyFromFile(key, file.passphrase).equals(expected)) throw new Error('another key');
      } else {
        const opened = await keyFromKeystore(file.keystore, file.password, file.alias ?? null);
        const { privateKey, certificate, chain } = opened;
        if (hasChain && chain.length !== 2) throw new Error(`${chain.length} certificates in the chain`);
        if (!privateKey.equals(expected) || !isCertificateOfKey(certificate, expected)) throw new Error('another key');
      }
      if (!isNamed) return 'read';
    } catch (error) {
      if (isNamed && error instanceof FormatError) return 'named';
      throw new Error(what, { cause: error });
    }
    throw new Error(`${what} is read: it needs no name any more`);
  }
}

if (import.meta.main) {
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(tableOf(text), () => '').replace(/(?<=-->)\s+(?=<!-- end)/, `\n\n${await interoperability()}\n\n`),
  );
}
