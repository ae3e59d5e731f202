// The command line's contract: every command, argument and option, and where its code is. Modules are loaded when their
// command runs, so that a command's start costs what it needs itself.

import { type Command, Option } from 'commander';
import type { ConnectionChange, ConnectionSettings } from '../domain/connection/connection-change.ts';
import { type AddTo, appKind, chosenLabel, collect, custodyPlace, toFileOrFolder } from './command-parts.ts';
import type { Invocation, RunCommand } from './invocation.ts';
import { addRunningCommands } from './running-commands.ts';
import { addUpkeepCommands } from './upkeep-commands.ts';

const tokenFormats = ['token', 'json', 'env', 'header'];

export type Wrap = (run: RunCommand) => (invocation: Invocation) => Promise<void>;

export function addCommands(program: Command, wrap: Wrap): void {
  const to: AddTo = (parent) => (usage, description, load) => {
    const command = parent.command(usage).description(description).option('--json', 'Answer with one JSON document.');
    const run: RunCommand = async (application, invocation) => (await load())(application, invocation);
    command.action((...given: unknown[]) => {
      const values = given
        .slice(0, -2)
        .flat()
        .filter((value): value is string => typeof value === 'string');
      return wrap(run)({ values, options: command.opts() });
    });
    return command;
  };

  to(program)(
    'demo',
    'The whole story against a simulated org, in under a minute.',
    async () => (await import('./installation/demo.ts')).demo,
  ).option('--keep', 'Leave the pages and the simulated org running afterwards.');
  connectionCommands(program, to);
  certificateCommands(program, to);
  signInCommands(program, to);
  rotationCommands(program, to);
  scanCommands(program, to);
  addRunningCommands(program, to);
  addUpkeepCommands(program, to);
  takeYes(program);
}

/** By a pattern such as "acme-*", or by labels, several connections at once. */
function ofSeveral(load: () => Promise<RunCommand>): () => Promise<RunCommand> {
  return async () => (await import('./selection.ts')).forEachSelected(await load());
}

/** A script may say yes to every command; the help of those that never ask does not speak of it. */
function takeYes(parent: Command): void {
  for (const command of parent.commands) {
    const isTaken = command.options.some(({ long }) => long === '--yes');
    if (command.commands.length === 0 && !isTaken) command.addOption(new Option('--yes').hideHelp());
    takeYes(command);
  }
}

/** An option for each thing that people set, as `--help` has them. */
function settings(): Record<keyof ConnectionSettings | keyof Pick<ConnectionChange, 'acceptOrg'>, Option> {
  return {
    loginUrl: new Option('--login-url <url>'),
    username: new Option('--username <username>'),
    consumerKey: new Option('--consumer-key <key>'),
    audience: new Option('--audience <url>', "'' goes back to the usual one."),
    appKind: appKind(),
    appName: new Option('--app-name <name>'),
    contacts: new Option('--contact <email>', 'Replaces the contacts; may be repeated.').argParser(collect),
    labels: new Option('--label <label>', "Replaces the labels; may be repeated; '' for none.").argParser(collect),
    noticeDays: new Option(
      '--notice-days <days>',
      'Days before expiry at which to tell, such as 30,7,1; "default" for the usual.',
    ),
    expiredPolicy: new Option('--expired <policy>', 'Whether an expired certificate may sign.').choices([
      'refuse',
      'allow',
    ]),
    acceptOrg: new Option('--accept-org <id>', 'Take this org as the right one, after a sandbox refresh.'),
    rotateEveryDays: new Option(
      '--rotate-every-days <days>',
      'Issue a new key pair every so many days, and rotate where it is hands-free; "off" to stop.',
    ),
    rotateBeforeDays: new Option(
      '--rotate-before-days <days>',
      'Issue a new key pair so many days before expiry; "off" to stop.',
    ),
    retentionDays: new Option(
      '--retention-days <days>',
      'Keep an old key pair so long; "certificate" for as long as its certificate lives.',
    ),
    rotation: new Option('--rotation <way>', 'By hand, or by deploys of its own; asks before.').choices([
      'guided',
      'hands-free',
    ]),
    rotationWindow: new Option(
      '--window <hours>',
      'When a scheduled rotation without hands may begin, in UTC: "Sat 02:00-05:00", "daily 22:00-01:00"; "off" for always.',
    ),
    custody: custodyPlace(),
    deployUser: new Option(
      '--deploy-user <username>',
      'Who deploys in a rotation without hands; "none" for the same user.',
    ),
  };
}

function connectionCommands(program: Command, to: AddTo): void {
  const connection = program.command('connection').description('The orgs that Latchkey signs in to.');
  const add = to(connection);
  const load = () => import('./connection/connection.ts');
  add('add [name]', 'Add a connection, or a fleet from a file.', async () => (await load()).connectionAdd)
    .option('--login-url <url>', 'https://login.salesforce.com, https://test.salesforce.com or the My Domain.')
    .option('--username <username>', "The integration user's Username.")
    .option('--consumer-key <key>', "The app's Consumer Key; may follow later.")
    .option('--audience <url>', 'The aud claim, when the usual one is refused.')
    .addOption(appKind())
    .option('--app-name <name>', 'The app as App Manager shows it.')
    .option('--contact <email>', 'Who is told; may be repeated.', collect)
    .option('--label <label>', 'Such as team:billing; may be repeated.', collect)
    .addOption(custodyPlace())
    .option('--from <file>', 'A CSV or JSON file with one row for each connection; - for standard input.');
  add(
    'apply',
    'Make the fleet what a file says: add, change, and remove with --prune.',
    async () => (await import('./connection/apply.ts')).connectionApply,
  )
    .requiredOption('--from <file>', 'A CSV or JSON file with one row for each connection; - for standard input.')
    .option('--dry-run', 'Only say what would be done.')
    .option('--prune', 'Remove the connections that the file does not name.')
    .option('--yes', 'Do not ask.');
  const set = add('set <name>', 'Change a connection or its app.', async () => (await load()).connectionSet);
  for (const option of Object.values(settings())) set.addOption(option);
  set.option('--yes', 'Do not ask: before an app in use gets another consumer key, or is rotated without hands.');
  add('list', 'All connections.', async () => (await load()).connectionList);
  add('show <name>', 'One connection.', async () => (await load()).connectionShow);
  add(
    'remove [name]',
    'Remove a connection; says what is lost.',
    async () => (await import('./connection/remove.ts')).connectionRemove,
  )
    .option('--consumer-key <key>', 'Instead: remove the app that no connection uses any more, with its private keys.')
    .option('--yes', 'Do not ask.');
}

function certificateCommands(program: Command, to: AddTo): void {
  const certificate = program
    .command('certificate')
    .description('The certificates of a connection and their key pairs.');
  const add = to(certificate);
  const load = () => import('./key-pair/certificate.ts');
  add(
    'download [name]',
    'Make a new key pair and write its certificate.',
    ofSeveral(async () => (await load()).download),
  )
    .option('--out <file>', 'Where to, a file or a folder; never overwritten. With several a folder.')
    .addOption(chosenLabel())
    .option('--algorithm <algorithm>', 'rsa-2048, rsa-3072 or rsa-4096.', 'rsa-2048')
    .option('--days <days>', 'How long it is valid, 1 to 3650.', '365');
  add('list <name>', 'Every key pair with its state and validity.', async () => (await load()).certificateList);
  add(
    'show <name> <fingerprint>',
    'One certificate again, without making another.',
    async () => (await load()).certificateShow,
  ).option('--out <file>', 'Where to; never overwritten.');
  add('discard <name> <fingerprint>', 'Give up one that was never uploaded.', async () => (await load()).discard);
  add('identify <file>', 'Whose a certificate is.', async () => (await load()).identify);
  add(
    'import <name>',
    'Adopt a key pair that is in use already.',
    async () => (await import('./key-pair/import.ts')).importPair,
  )
    .option('--keystore <file>', 'PKCS#12 (.p12, .pfx), JKS, JCEKS, or a PEM with key and certificate.')
    .option('--alias <alias>', 'Which key of the keystore; else its only one.')
    .option('--key <file>', 'Instead: the private key, PEM or DER, encrypted or not.')
    .option('--cert <file>', 'With --key: its certificate, PEM or DER.')
    .option(
      '--password-file <file>',
      'Holds the password of keystore or key; else it is asked for, or read from stdin.',
    )
    .option('--passphrase-file <file>', 'The same.');
  const requests = () => import('./key-pair/key-requests.ts');
  add(
    'request <name>',
    'Make a key and the request that your certificate authority signs.',
    toFileOrFolder(async () => (await requests()).request),
  )
    .option('--out <file>', 'Where to, a file or a folder; never overwritten.')
    .option(
      '--subject <name>',
      'As "CN=acme, O=Acme, C=DE"; else like the certificate before, or as those made here are named.',
    )
    .option('--dns <host>', 'A host name for subjectAltName; may be repeated.', collect)
    .option('--client-auth', 'Ask for the extended key usage clientAuth.')
    .option('--algorithm <algorithm>', 'rsa-2048, rsa-3072 or rsa-4096.', 'rsa-2048');
  add('requests <name>', 'Those that wait for their certificates.', async () => (await requests()).requests)
    .option('--mark <mark>', 'This one alone, as PEM.')
    .option('--out <file>', 'With --mark: where to; never overwritten.');
  add(
    'install <name>',
    'The signed certificate of a request: a key pair from now on.',
    async () => (await requests()).install,
  )
    .requiredOption('--cert <file>', 'The certificate, alone or in its chain: PEM, DER or PKCS#7.')
    .option('--out <file>', 'Where to write the file for Salesforce; never overwritten.');
  add(
    'withdraw <name> <mark>',
    'Give a request up and erase its private key.',
    async () => (await requests()).withdraw,
  ).option('--yes', 'Do not ask.');
  add(
    'export <name> <fingerprint>',
    'The private key with its certificate, always encrypted.',
    async () => (await import('./key-pair/export.ts')).exportPair,
  )
    .addOption(
      new Option('--format <format>', 'What will read it.').choices(['pem', 'pkcs12', 'jks']).makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'Where to; never overwritten.')
    .option('--password-file <file>', 'Holds the password; else it is asked for, or read from standard input.')
    .option('--yes', 'Do not ask.');
}

function signInCommands(program: Command, to: AddTo): void {
  const add = to(program);
  add(
    'test [name]',
    'Sign in anew and say why, if it does not work.',
    async () => (await import('./diagnosis/test.ts')).test,
  )
    .addOption(chosenLabel())
    .option('--all', 'Every connection.')
    .option('--wait', 'Stay until it works or the propagation is over.');
  add('token <name>', 'Print an access token and nothing else.', async () => (await import('./token/token.ts')).token)
    .option('--fresh', 'Sign in anew.')
    .option('--refused-stdin', 'The token on standard input was refused by Salesforce: replace it.')
    .addOption(new Option('--format <format>', 'How it is written.').choices(tokenFormats).default('token'));
  add(
    'exec <name> <command...>',
    'Run a command with SF_ACCESS_TOKEN and SF_ORG_INSTANCE_URL in its environment: exec NAME -- COMMAND.',
    async () => (await import('./token/token.ts')).exec,
  );
  add(
    'status [name]',
    'Every connection, the most urgent first.',
    async () => (await import('./status/status.ts')).status,
  )
    .addOption(chosenLabel())
    .option('--watch', 'Paint it again every few seconds, until Ctrl-C.')
    .option('--check', 'For cron: exit 1 when a connection does not work or its certificate ends within 7 days.');
}

function scanCommands(program: Command, to: AddTo): void {
  const scan = program.command('scan').description("Readings of an org's metadata.");
  const add = to(scan);
  const load = () => import('./scan/scan.ts');
  add('run <name>', 'Read the metadata of the org now.', async () => (await load()).scanRun)
    .option('--detach', 'Only ask for it; `serve` reads it.')
    .option('--out <folder>', 'Write its documentation there.');
  add('export <name>', 'Write the documentation of a scan.', async () => (await load()).scanExport)
    .requiredOption('--out <folder>', 'Where to; an earlier one there is replaced, nothing else.')
    .option('--scan <number>', 'Of which one; else the newest that is complete.')
    .addOption(
      new Option('--form <form>', 'One form of it alone; else all three.').choices(['site', 'markdown', 'json']),
    )
    .option(
      '--progress',
      'Say how far it is on standard error, each time as a line of JSON; also what it is refused for.',
    );
  add('list <name>', 'The scans of a connection.', async () => (await load()).scanList);
  add('show <name>', 'One scan: how far it is, or what it found.', async () => (await load()).scanShow).option(
    '--scan <number>',
    'Which one; else the newest.',
  );
  add(
    'diff <name> [scans...]',
    'What differs between two scans, by their numbers; else between the last two.',
    async () => (await load()).scanDiff,
  );
  add(
    'schedule <name>',
    'When scans run by themselves, in UTC; without an option: shows it.',
    async () => (await import('./scan/schedule.ts')).schedule,
  )
    .option('--every <days>', '1d, 7d, 14d or 30d.')
    .option('--at <time>', 'HH:MM, with --every.')
    .option('--cron <expression>', 'Five fields, such as "0 2 * * 1".')
    .option('--pause', 'No more until --resume.')
    .option('--resume', 'Go on.')
    .option('--remove', 'No more.');
  add(
    'exclude <name>',
    'What scans leave out; without an option: shows it.',
    async () => (await import('./scan/exclude.ts')).exclude,
  )
    .option('--type <type>', 'Replaces what was excluded; may be repeated.', collect)
    .option('--name <pattern>', 'Of full names, * for anything, such as "Test*"; may be repeated.', collect)
    .option('--none', 'Leave out nothing.');
  add(
    'missed [name]',
    'Scheduled runs that could not be.',
    async () => (await import('./scan/schedule.ts')).missed,
  ).option('--run', 'Ask for one scan of each connection that missed some.');
  add('delete <name> <number>', 'Delete a scan that is over.', async () => (await load()).scanDelete);
  add('cancel <name>', 'End the scan that is under way.', async () => (await load()).scanCancel);
}

function rotationCommands(program: Command, to: AddTo): void {
  const add = to(program);
  add(
    'rotate [name]',
    'Rotate the key pair: download, upload, watch, settle.',
    async () => (await import('./rotation/rollout.ts')).rotateSelected,
  )
    .addOption(chosenLabel())
    .option('--all', 'Every connection.')
    .option('--uploaded', 'Say that the certificate is in Salesforce.')
    .option('--wait', 'Stay until it has settled.')
    .option('--deploy', 'Without hands: deploy the certificate, prove it, and take it back if it fails.')
    .option('--put-back', 'With --deploy: put the certificate in use into the app again, which lost it.')
    .option('--now', 'With --deploy: also outside the rotation window of the app.')
    .option('--dry-run', 'With --deploy: only say what would be changed, after a dry run in the org.')
    .option(
      '--batch <count>',
      'With --deploy and several: at most so many apps a wave, after one alone; 10 unless said.',
    )
    .option('--stop-after <count>', 'The same: so many failures stop it; 1 unless said.')
    .option('--rollout', 'Show how far the rotation of several by --deploy is.')
    .option('--stop', 'Stop it: no further app is begun.')
    .option('--out <file>', 'Where to write the certificate, a file or a folder. With several a folder.')
    .option('--algorithm <algorithm>', 'rsa-2048, rsa-3072 or rsa-4096.')
    .option('--days <days>', 'How long the new certificate is valid, 1 to 3650.')
    .option('--yes', 'Ask nothing.');
  add(
    'revert <name>',
    'Back to the previous key pair.',
    toFileOrFolder(async () => (await import('./rotation/revert.ts')).revertName),
  ).option('--out <file>', 'Where to write its certificate, a file or a folder.');
  const key = program.command('key').description('Private keys.');
  const addKey = to(key);
  addKey(
    'compromised <name> <fingerprint>',
    'A private key may have leaked: it signs nothing from now on.',
    toFileOrFolder(async () => (await import('./key-pair/compromised.ts')).compromised),
  )
    .option('--out <file>', 'Where to write the replacement certificate, or the request for it: a file or a folder.')
    .option('--yes', 'Do not ask.');
  addKey(
    'move <name>',
    'Rotate to a key pair that is made elsewhere; no private key is taken from one place to another.',
    toFileOrFolder(async () => (await import('./key-pair/move.ts')).moveKeys),
  )
    .requiredOption('--to <uri>', 'Where: software:, or a device or service of LATCHKEY_CUSTODY.')
    .option(
      '--out <file>',
      'Where to write the certificate, or the request for it, a file or a folder; never overwritten.',
    )
    .option('--days <n>', 'How long the certificate is valid.')
    .addOption(new Option('--algorithm <algorithm>', 'The kind of key.').choices(['rsa-2048', 'rsa-3072', 'rsa-4096']));
  add(
    'runbook [name]',
    'A printable page for the admins: clicks, waits, the way back, whom to call.',
    ofSeveral(async () => (await import('./rotation/runbook.ts')).runbook),
  )
    .option('--out <file>', 'A file or a folder; NAME-runbook.html here otherwise. With several a folder.')
    .addOption(chosenLabel());
  add(
    'reconcile',
    'One pass over all that is due.',
    async () => (await import('./installation/reconcile.ts')).reconcile,
  ).requiredOption('--once', 'One pass; `latchkey serve` does it all the time.');
}
