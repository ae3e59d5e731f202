// How the sources may lie and what each may import, as tables. check-layers.ts and check-rooms.ts apply them.

/** What each layer may import besides itself. A file in none of these layers is refused. */
export const mayImport: Record<string, readonly string[]> = {
  'src/formats': [],
  'src/domain': ['src/formats'],
  'src/operations': ['src/domain', 'src/formats'],
  'src/text': ['src/domain', 'src/formats'],
  'src/http': ['src/operations', 'src/text', 'src/domain', 'src/formats'],
  'src/cli': ['src/operations', 'src/text', 'src/domain', 'src/formats'],
  'src/reconciler': ['src/operations', 'src/domain', 'src/formats'],
  'src/adapters/channels': ['src/text', 'src/domain', 'src/formats'],
  'src/adapters/documents': ['src/adapters/system', 'src/text', 'src/domain', 'src/formats'],
  'src/adapters': ['src/domain', 'src/formats'],
  'src/bin': [
    'src/adapters',
    'src/http',
    'src/cli',
    'src/reconciler',
    'src/operations',
    'src/text',
    'src/domain',
    'src/formats',
    'simulator',
  ],
  // The simulator shares no code with what it judges: a misunderstanding of Salesforce cannot cancel itself out.
  simulator: [],
  web: ['src/http'],
  scripts: ['src', 'simulator'],
  // A bench that moves the clock stands in the scenes of the tests.
  bench: [
    'src',
    'simulator',
    'scripts',
    'test/support',
    'test/operations/scene',
    'test/operations/rotation',
    'test/adapters/keys',
    'test/devices',
  ],
  test: ['src', 'simulator', 'scripts', 'bench', 'web'],
};

/**
 * The rooms, the same in each layer. In the domain a later one may import an earlier one, never back. `installation` stands
 * before `notice`, since a notice tells of its loops.
 */
export const rooms: readonly string[] = [
  'access',
  'audit',
  'people',
  'vault',
  'client-app',
  'key-pair',
  'connection',
  'token',
  'rotation',
  'diagnosis',
  'status',
  'org',
  'proof',
  'scan',
  'watch',
  'installation',
  'notice',
];

/** The layers whose folders are rooms, with the files beside the rooms that are for all. Null: any file may lie there. */
export const roomed: Record<string, readonly string[] | null> = {
  'src/domain': [
    'errors.ts',
    'field-table.ts',
    'input-problems.ts',
    'lease.ts',
    'ports.ts',
    'said.ts',
    'secret.ts',
    'settings.ts',
    'store.ts',
  ],
  'src/operations': ['act.ts', 'context.ts', 'every-row.ts'],
  'src/text': [
    'counted.ts',
    'errors.ts',
    'face-problems.ts',
    'field-names.ts',
    'hand.ts',
    'input-words.ts',
    'instants.ts',
    'page-of-command.ts',
    'page-names.ts',
    'request-errors.ts',
    'said-words.ts',
    'shape-words.ts',
    'words.ts',
  ],
  'src/cli': null,
  'src/http': null,
};

/** Beside English, each with the rooms of `src/text`. Loaded by the one file that hears which is asked for: a terminal speaks English. */
export const otherLanguages: readonly string[] = ['src/text/de', 'src/text/fr'];
export const loadsLanguages = 'src/http/languages.ts';

/** What a file of operations is, by where it lies. */
export type Part = 'beside the rooms' | 'act' | 'loop' | 'step';

/** Which parts of operations each of them may import, and each layer above. src/bin puts the parts together and may all. */
export const mayUse: Record<string, readonly Part[]> = {
  'beside the rooms': ['beside the rooms'],
  step: ['beside the rooms', 'step'],
  loop: ['beside the rooms', 'step', 'loop'],
  // What two acts share is a step: an act that ran another would pass its door by.
  act: ['beside the rooms', 'step', 'loop'],
  'src/cli': ['beside the rooms', 'act'],
  'src/http': ['beside the rooms', 'act'],
  'src/reconciler': ['beside the rooms', 'loop'],
};

/** The door: the only file that runs an act. */
export const door = 'src/operations/act.ts';

/** These reach the database through acts alone. */
export const withoutStore: readonly string[] = ['src/cli', 'src/http'];

/** Who may import a package that costs every start. */
export const packageUsers: Record<string, readonly string[]> = {
  zod: ['src/http', 'simulator', 'test'],
  '@simplewebauthn': ['src/adapters'],
};

/** Time and chance come in as arguments here, so that ten years of rotations run in seconds and repeat from a seed. */
export const withoutClockOrChance: readonly string[] = ['src/formats', 'src/domain', 'src/operations'];

/** Rules give data: how a command is typed here, only a face knows, and `src/text` says it (docs/decisions/words.md). */
export const withoutCommandLines: readonly string[] = ['src/domain', 'src/operations'];

/** Nor a sentence for people, in any language, but what is kept as it was said at that time. */
export const withoutSentences: readonly string[] = ['src/domain', 'src/operations'];
export const keptAsSaid: readonly string[] = [
  // What Salesforce and others say, word by word.
  'src/domain/diagnosis/messages/',
];

/** Where what others say is put beside a code of ours: of our own words none goes into a message, a detail or a problem (domain/said.ts). */
export const keepsCodes: readonly string[] = [
  'src/domain',
  'src/operations',
  'src/adapters/audit-mirror',
  'src/adapters/channels',
  'src/adapters/system',
  'src/adapters/salesforce',
];

/** Whoever reads an org gives what it could not read to be kept, from anywhere in a function: it writes no words at all. */
export const withoutClauses: readonly string[] = ['src/adapters/salesforce'];

/** Who may write problem and fix of an input by themselves: whoever alone knows how it is given, and speaks English alone. */
export const writesProblems: readonly string[] = ['src/cli', 'src/bin', 'src/adapters/channels'];

/** The only folders that know which of the two databases is underneath. */
export const knowsTheDatabase: readonly string[] = ['src/adapters/store', 'src/bin'];
