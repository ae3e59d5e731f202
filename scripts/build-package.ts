// Builds what the npm package runs: src/ and simulator/ as JavaScript in few files, since Node.js strips no types below
// node_modules and a start costs by the file. Run by `npm pack` (prepack). Checks nothing; `npm run check` does.
//
// What `latchkey status` needs lies in one chunk: 2.2 bare starts of Node.js, where the same modules one by one took 4.5.
// Everything else is loaded when it is asked for, as in a checkout. Dependencies stay packages that npm installs.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModuleInfo, rolldown } from 'rolldown';
import { fileState } from './file-state.ts';

/** What the program imports lazily and `status` always asks for. */
const lazyPartsOfStatus = [
  'src/cli/status/status.ts',
  'src/adapters/store/sqlite/open.ts',
  'src/bin/notice-parts.ts',
  'src/adapters/keys/key-file-provider.ts',
];

/**
 * With more entries than the program's own, by name. Gives what was read, each file with its state before (file-state.ts).
 * Errors: whatever rolldown warns of, such as an import that leads nowhere.
 */
export async function buildPackage(
  root: string,
  dist: string,
  moreEntries: Record<string, string> = {},
): Promise<Map<string, string>> {
  const entry = join(root, 'src/bin/latchkey.ts');
  const read = new Map<string, string>();
  await rm(dist, { recursive: true, force: true });
  const bundle = await rolldown({
    input: { latchkey: entry, ...moreEntries },
    cwd: root,
    platform: 'node',
    external: /^[^./]/,
    // A link among the sources may lead elsewhere tomorrow.
    resolve: { symlinks: false },
    plugins: [
      { name: 'states', load: (file) => void read.set(file, fileState(file)) },
      {
        name: 'ascii',
        generateBundle(_options, bundle) {
          for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = inAscii(file.code);
        },
      },
    ],
    // A module that one command imports lazily and another at once is no mistake.
    checks: { ineffectiveDynamicImport: false },
    onLog(_level, { message }) {
      throw new Error(message);
    },
  });
  await bundle.write({
    dir: dist,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        {
          debugName: 'status',
          // Never the entry itself: it awaits the command, which would wait for the entry's chunk, for ever.
          name: (id, modules) => (isPartOfStatus(root, id, modules.getModuleInfo(entry)) ? 'status' : null),
        },
      ],
    },
  });
  await bundle.close();
  return read;
}

/**
 * Of one character beyond Latin-1 V8 would keep the whole chunk in two bytes a character, and read it longer. What stands in our
 * literals and patterns means the same when it is escaped; `String.raw` would tell.
 */
function inAscii(code: string): string {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error('what String.raw quotes cannot be escaped');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Not of what these import in turn: rolldown takes that along. */
function isPartOfStatus(root: string, id: string, entry: ModuleInfo | null): boolean {
  return entry?.importedIds.includes(id) || lazyPartsOfStatus.some((file) => id === join(root, file));
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await buildPackage(root, join(root, 'dist'));
}
