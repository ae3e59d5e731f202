// Every form in which people have a key with its certificate, made by the tools that they have. One table; the test reads
// each, and docs/keystores.md prints what it found.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { makeChain } from '../formats/chain.ts';
import { rsaLeaf } from '../formats/rsa-leaf.ts';

export const tools = ['openssl', 'openssl -legacy', 'keytool', 'certtool', 'pk12util'] as const;
type Tool = (typeof tools)[number];

type Made = { keystore: Uint8Array; password: string; alias?: string } | { key: Uint8Array; passphrase?: string };

/** A folder with leaf.key, leaf.crt, chain.pem (leaf, authority, root), other.key, other.crt and an NSS database. */
type Place = (name: string) => string;
type Maker = (place: Place) => Made;

interface Form {
  readonly name: string;
  readonly by: Partial<Record<Tool, Maker>>;
  /** It is not read; the command that converts it is told. */
  readonly isNamed?: true;
  /** The two certificates above the leaf come along. */
  readonly hasChain?: true;
}

const word = 'Six & "more" $(chars)';
const beyondAscii = 'Schlüssel-東京-42';

function ran(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Buffer {
  const run = spawnSync(program, args, { env: { ...process.env, LC_ALL: 'C.UTF-8', ...env }, input: '' });
  // A missing judge fails the test: one that did not look has not approved.
  if (run.error) throw new Error(`${program} cannot be run`, { cause: run.error });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.stderr}${run.stdout}`);
  return run.stdout;
}

function openssl12(args: readonly string[], password = word): Maker {
  return (place) => {
    const files = ['-inkey', place('leaf.key'), '-in', place('leaf.crt'), '-out', place('out')];
    const more = args.map((arg) => (arg.startsWith('@') ? place(arg.slice(1)) : arg));
    ran('openssl', ['pkcs12', '-export', ...files, '-passout', 'env:WORD', ...more], { WORD: password });
    return { keystore: readFileSync(place('out')), password };
  };
}

/** A store of several keys grows entry by entry: keytool alone merges. */
function keytoolStore(type: string, options: readonly string[] = [], password = word): Maker {
  return (place) => keytoolStores(place, type, ['leaf'], options, password);
}

function keytoolStores(
  place: Place,
  type: string,
  names: readonly string[],
  options: readonly string[],
  password: string,
) {
  ran('rm', ['-f', place('out')]);
  for (const name of names) {
    const chain = name === 'leaf' ? 'chain.pem' : `${name}.crt`;
    const files = ['-inkey', place(`${name}.key`), '-in', place(chain), '-out', place('one.p12'), '-name', name];
    ran('openssl', ['pkcs12', '-export', ...files, '-passout', 'env:WORD'], { WORD: password });
    ran(
      'keytool',
      [
        ...['-J-Dfile.encoding=UTF-8', ...options, '-importkeystore', '-noprompt'],
        ...['-srckeystore', place('one.p12'), '-srcstoretype', 'PKCS12', '-srcstorepass:env', 'WORD'],
        ...['-destkeystore', place('out'), '-deststoretype', type, '-deststorepass:env', 'WORD'],
      ],
      { WORD: password },
    );
  }
  return { keystore: readFileSync(place('out')), password };
}

function severalKeys(type: string): Maker {
  return (place) => ({ ...keytoolStores(place, type, ['other', 'leaf'], [], word), alias: 'leaf' });
}

function certtool12(args: readonly string[] = [], password = word): Maker {
  return (place) => {
    const files = ['--load-privkey', place('leaf.key'), '--load-certificate', place('chain.pem')];
    const out = ['--outder', '--outfile', place('out'), '--p12-name', 'leaf'];
    const secret = password === '' ? ['--empty-password'] : ['--password', password];
    ran('certtool', ['--to-p12', ...files, ...out, ...secret, ...args]);
    return { keystore: readFileSync(place('out')), password };
  };
}

function pk12util(args: readonly string[] = [], password = word): Maker {
  return (place) => {
    ran('pk12util', ['-o', place('out'), '-n', 'leaf', '-W', password, '-d', `sql:${place('.')}`, ...args]);
    return { keystore: readFileSync(place('out')), password };
  };
}

function opensslKey(args: readonly string[], passphrase?: string): Maker {
  return (place) => {
    const secret = passphrase === undefined ? [] : ['-passout', 'env:WORD'];
    ran('openssl', [...args, '-in', place('leaf.key'), '-out', place('out'), ...secret], { WORD: passphrase });
    const key = readFileSync(place('out'));
    return passphrase === undefined ? { key } : { key, passphrase };
  };
}

function outdatedKey(args: readonly string[]): Maker {
  return opensslKey([...args, '-provider', 'legacy', '-provider', 'default'], word);
}

function certtoolKey(args: readonly string[], passphrase?: string): Maker {
  return (place) => {
    const secret = passphrase === undefined ? [] : ['--password', passphrase];
    ran('certtool', [...args, '--load-privkey', place('leaf.key'), '--outfile', place('out'), ...secret]);
    const key = readFileSync(place('out'));
    return passphrase === undefined ? { key } : { key, passphrase };
  };
}

function changedKey(change: (pem: string) => string | Uint8Array): Maker {
  return (place) => ({ key: Buffer.from(change(readFileSync(place('leaf.key'), 'utf8'))) });
}

const chain = ['-certfile', '@chain.pem'];
const legacyNss = {
  key: ['-c', 'PKCS #12 V2 PBE With SHA-1 And 3KEY Triple DES-CBC'],
  rc2: ['-C', 'PKCS #12 V2 PBE With SHA-1 And 40 Bit RC2 CBC'],
  rc2Long: ['-C', 'PKCS #12 V2 PBE With SHA-1 And 128 Bit RC2 CBC'],
};

export const forms: readonly Form[] = [
  {
    name: 'PKCS#12 as the tool writes it',
    by: {
      openssl: openssl12([]),
      'openssl -legacy': openssl12(['-legacy']),
      keytool: keytoolStore('PKCS12'),
      certtool: certtool12(),
      pk12util: pk12util(),
    },
  },
  {
    name: 'PKCS#12, RC2 of 40 bits and 3DES, SHA-1 (Windows, Java 8, NSS of old)',
    by: {
      'openssl -legacy': openssl12(['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES']),
      keytool: keytoolStore('PKCS12', ['-J-Dkeystore.pkcs12.legacy']),
      certtool: certtool12(['--pkcs-cipher', 'rc2-40', '--hash', 'SHA1']),
      pk12util: pk12util([...legacyNss.key, ...legacyNss.rc2]),
    },
  },
  {
    name: 'PKCS#12, RC2 of 128 bits',
    by: {
      'openssl -legacy': openssl12(['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128']),
      pk12util: pk12util([...legacyNss.key, ...legacyNss.rc2Long]),
    },
  },
  {
    name: 'PKCS#12, 3DES for all, SHA-1',
    by: {
      openssl: openssl12(['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']),
      'openssl -legacy': openssl12(['-legacy', '-descert']),
      certtool: certtool12(['--pkcs-cipher', '3des-pkcs12', '--hash', 'SHA1']),
      pk12util: pk12util([...legacyNss.key, '-C', legacyNss.key[1] ?? '']),
    },
  },
  {
    name: 'PKCS#12, 3DES with two keys',
    by: { openssl: openssl12(['-certpbe', 'PBE-SHA1-2DES', '-keypbe', 'PBE-SHA1-2DES']) },
  },
  {
    name: 'PKCS#12, AES of 128 bits',
    by: {
      openssl: openssl12(['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC', '-macalg', 'sha512']),
      certtool: certtool12(['--pkcs-cipher', 'aes-128']),
      pk12util: pk12util(['-c', 'AES-128-CBC', '-C', 'AES-128-CBC']),
    },
  },
  {
    name: 'PKCS#12, an empty password',
    by: {
      openssl: openssl12([], ''),
      'openssl -legacy': openssl12(['-legacy'], ''),
      certtool: certtool12([], ''),
      pk12util: pk12util([], ''),
    },
  },
  {
    name: 'PKCS#12, a password beyond ASCII',
    by: {
      openssl: openssl12([], beyondAscii),
      'openssl -legacy': openssl12(['-legacy'], beyondAscii),
      certtool: certtool12([], beyondAscii),
      pk12util: pk12util([], beyondAscii),
    },
  },
  {
    name: 'PKCS#12 without a checksum',
    by: { openssl: openssl12(['-nomac']), 'openssl -legacy': openssl12(['-legacy', '-nomac']) },
  },
  {
    name: 'PKCS#12, its certificates in the clear',
    by: { openssl: openssl12(['-certpbe', 'NONE', ...chain]) },
  },
  {
    name: 'PKCS#12 with the chain',
    hasChain: true,
    by: {
      openssl: openssl12(chain),
      'openssl -legacy': openssl12(['-legacy', ...chain]),
      keytool: keytoolStore('PKCS12'),
      certtool: certtool12(),
      pk12util: pk12util(),
    },
  },
  { name: 'PKCS#12 with several keys, by alias', by: { keytool: severalKeys('PKCS12') } },
  { name: 'JKS', by: { keytool: keytoolStore('JKS') } },
  { name: 'JKS with several keys, by alias', by: { keytool: severalKeys('JKS') } },
  { name: 'JCEKS', by: { keytool: keytoolStore('JCEKS') } },
  { name: 'JCEKS with several keys, by alias', by: { keytool: severalKeys('JCEKS') } },
  {
    name: 'Key and certificates in one PEM',
    by: {
      openssl(place) {
        openssl12(chain)(place);
        const args = ['pkcs12', '-in', place('out'), '-nodes', '-passin', 'env:WORD'];
        return { keystore: ran('openssl', args, { WORD: word }), password: '' };
      },
    },
  },
  {
    name: 'PKCS#8, PEM',
    by: { openssl: opensslKey(['pkcs8', '-topk8', '-nocrypt']), certtool: certtoolKey(['--to-p8', '--no-text'], '') },
  },
  { name: 'PKCS#8, DER', by: { openssl: opensslKey(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER']) } },
  {
    name: 'PKCS#1, PEM (BEGIN RSA PRIVATE KEY)',
    by: { openssl: opensslKey(['rsa', '-traditional']), certtool: certtoolKey(['--to-rsa', '--no-text']) },
  },
  { name: 'PKCS#1, DER', by: { openssl: opensslKey(['rsa', '-traditional', '-outform', 'DER']) } },
  {
    name: 'PKCS#8 encrypted with AES',
    by: {
      openssl: opensslKey(['pkcs8', '-topk8', '-v2', 'aes-256-cbc'], word),
      certtool: certtoolKey(['--to-p8', '--pkcs-cipher', 'aes-256'], word),
    },
  },
  { name: 'PKCS#8 encrypted with scrypt', by: { openssl: opensslKey(['pkcs8', '-topk8', '-scrypt'], word) } },
  {
    name: 'PKCS#8 encrypted with 3DES',
    by: {
      openssl: opensslKey(['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES'], word),
      certtool: certtoolKey(['--to-p8', '--pkcs-cipher', '3des-pkcs12'], word),
    },
  },
  {
    name: 'PKCS#8 encrypted with DES',
    by: { 'openssl -legacy': outdatedKey(['pkcs8', '-topk8', '-v1', 'PBE-MD5-DES']) },
  },
  {
    name: 'PKCS#8 encrypted with RC2',
    by: { 'openssl -legacy': outdatedKey(['pkcs8', '-topk8', '-v1', 'PBE-SHA1-RC2-128']) },
  },
  {
    name: 'PEM with "Proc-Type: 4,ENCRYPTED", AES',
    by: { openssl: opensslKey(['rsa', '-traditional', '-aes256'], word) },
  },
  {
    name: 'PEM with "Proc-Type: 4,ENCRYPTED", 3DES',
    by: { openssl: opensslKey(['rsa', '-traditional', '-des3'], word) },
  },
  {
    name: 'PEM with "Proc-Type: 4,ENCRYPTED", DES',
    by: { 'openssl -legacy': outdatedKey(['rsa', '-traditional', '-des-cbc']) },
  },
  {
    name: 'PEM with "Proc-Type: 4,ENCRYPTED", RC2',
    by: { 'openssl -legacy': outdatedKey(['rsa', '-traditional', '-rc2-cbc']) },
  },
  { name: 'PEM with written-out \\n', by: { openssl: changedKey((pem) => pem.replaceAll('\n', '\\n')) } },
  { name: 'PEM with CRLF', by: { openssl: changedKey((pem) => pem.replaceAll('\n', '\r\n')) } },
  { name: 'PEM with a byte order mark', by: { openssl: changedKey((pem) => `\uFEFF${pem}`) } },
  { name: 'PEM with text before BEGIN', by: { openssl: changedKey((pem) => `Bag Attributes\n  x: y\n${pem}`) } },
  {
    name: 'PKCS#12 encrypted with RC4',
    isNamed: true,
    by: { 'openssl -legacy': openssl12(['-legacy', '-certpbe', 'PBE-SHA1-RC4-128', '-keypbe', 'PBE-SHA1-RC4-128']) },
  },
];

/** Puts into the folder what the makers need; gives the key that each form holds. */
export function prepared(place: Place): { key: string; leaf: string } {
  const { key, leaf, authority, root } = makeChain();
  const other = rsaLeaf();
  const files = {
    ...{ 'leaf.key': key, 'leaf.crt': leaf, 'chain.pem': leaf + authority + root },
    ...{ 'other.key': other.privateKey.export({ type: 'pkcs8', format: 'pem' }), 'other.crt': other.pem },
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(place(name), content, { mode: 0o600 });
  ran('certutil', ['-N', '-d', `sql:${place('.')}`, '--empty-password']);
  openssl12([...chain, '-name', 'leaf'])(place);
  ran('pk12util', ['-i', place('out'), '-W', word, '-d', `sql:${place('.')}`, '-K', '']);
  return { key, leaf };
}
