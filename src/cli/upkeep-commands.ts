// The commands for whoever keeps an installation: vault, audit, backups, diagnosis, the simulator. As in commands.ts,
// modules are loaded when their command runs.

import { type Command, Option } from 'commander';
import { roles } from '../domain/access/permission.ts';
import { type AddTo, appKind, collect, toFileOrFolder } from './command-parts.ts';

export function addUpkeepCommands(program: Command, to: AddTo): void {
  const add = to(program);
  vaultCommands(program, to);
  auditCommands(program, to);
  userCommands(program, to);
  add(
    'backup <file>',
    'Write a backup, also while Latchkey runs.',
    async () => (await import('./installation/backup.ts')).backup,
  );
  add(
    'restore <file>',
    'Put a backup back; every Latchkey process must be stopped.',
    async () => (await import('./installation/backup.ts')).putBack,
  )
    .option(
      '--discard <fingerprint>',
      'A key pair that the backup lacks and that may be lost; may be repeated.',
      collect,
    )
    .option('--yes', 'Do not ask whether connections newer than the backup may be lost.');
  add(
    'diagnose [file]',
    'Ranked causes for an answer or error text; offline. From standard input without a file.',
    async () => (await import('./diagnosis/diagnose.ts')).diagnoseInput,
  );
  add(
    'prove <name>',
    'Experiments in an org of your own: what Salesforce does with certificates there.',
    async () => (await import('./proof/prove.ts')).proveName,
  )
    .option('--list', 'Only say what would be done, and what it costs.')
    .option('--only <experiment>', 'Not all of them; may be repeated.', collect)
    .option('--clean-up', 'Only take away what runs that were killed have left in the org.')
    .option('--production', 'Although it is a production org.')
    .option('--out <file>', 'The report, FILE.md and FILE.json; never overwritten.')
    .option('--yes', 'Do not ask.');
  const org = program.command('org').description('The orgs behind the connections.');
  const addOrg = to(org);
  addOrg(
    'facts <name>',
    'What the org of a connection has shown of itself.',
    async () => (await import('./org/facts.ts')).orgFactsOf,
  );
  addOrg(
    'link <name>',
    'Let the tab in the org of a connection ask here; prints what goes into its Setup. By id, too.',
    async () => (await import('./org/link.ts')).orgLinkOf,
  )
    .option('--role <role>', 'The most that its admins may do: viewer, operator or administrator (else this).')
    .option('--rotate', 'Another key; the one before goes on for a day.')
    .option('--revoke', 'End every key of the org at once.');
  addOrg('links', 'Which orgs are linked.', async () => (await import('./org/link.ts')).listOfOrgLinks);
  add(
    'support-bundle <name>',
    'One page for whoever helps: messages, tries, changes, certificates; no secret.',
    toFileOrFolder(async () => (await import('./diagnosis/support-bundle.ts')).writeSupportBundle),
  ).option('--out <file>', 'A file or a folder; NAME-support.html here otherwise.');
  add('completion <shell>', 'A script that completes this command line: bash, zsh or fish.', async () => {
    const { completion } = await import('./completion.ts');
    return (_, invocation) => completion(program, invocation);
  });
  add(
    'simulator',
    'A simulated Salesforce on this machine.',
    async () => (await import('./installation/simulator.ts')).simulator,
  )
    .option('--port <port>', 'Of the first org and the control interface; 0 takes any.', '0')
    .option('--orgs <count>', 'How many orgs.', '1')
    .option('--sandboxes <count>', 'How many of them are sandboxes.', '0')
    .option('--servers <count>', 'How many servers each org has.', '8')
    .option('--propagation <range>', 'How long a change takes to reach them: 0s, 90s, 2m..10m, fast.', '2m..10m')
    .option('--components <count>', 'How many metadata components each org has, generated; 0 is its app alone.', '0')
    .option('--seed <number>', 'Of the generated components: the same seed gives the same.', '1')
    .option('--latency-ms <number>', 'How long every call to them takes at least.', '0')
    .option('--tls', 'Speak HTTPS, under an authority made for this run; its certificate file is shown.')
    .option('--orgs-empty', 'Start without apps, to walk through Setup.')
    .addOption(appKind().default('connected-app'));
}

function vaultCommands(program: Command, to: AddTo): void {
  const vault = program.command('vault').description('What seals the private keys.');
  const add = to(vault);
  const load = () => import('./vault/vault.ts');
  add('status', 'How the vault is kept, without opening it.', async () => (await load()).showVaultStatus);
  add(
    'change-passphrase',
    'A new passphrase: asked for, from LATCHKEY_NEW_PASSPHRASE, or from standard input.',
    async () => (await load()).changeSecret,
  )
    .option('--to-key-file', 'Open it with the key file instead (LATCHKEY_KEY_FILE).')
    .option('--to-device <uri>', 'Have a device or service of LATCHKEY_CUSTODY open it by itself.');
  add(
    'reset',
    'A new vault where nothing opens the old one any more; what is sealed in it is lost.',
    async () => (await import('./vault/reset.ts')).reset,
  ).option('--yes', 'Do not ask.');
  add('rewrap', 'Replace the root key; every private key is sealed anew.', async () => (await load()).rewrap);
}

function auditCommands(program: Command, to: AddTo): void {
  const audit = program.command('audit').description('Who did what, as a chain that shows tampering.');
  const add = to(audit);
  const load = () => import('./audit/audit.ts');
  add('list [name]', 'The newest entries, of one connection or of all.', async () => (await load()).auditList).option(
    '--limit <count>',
    'How many.',
    '50',
  );
  add('export', 'Every entry as a line of JSON, oldest first.', async () => (await load()).exportAll).option(
    '--out <file>',
    'Where to; never overwritten. Else standard output.',
  );
  add('verify [file]', 'Check the chain, here or in an export.', async () => (await load()).verify).option(
    '--head <head>',
    'What `audit head` printed once: it must be an entry of this chain.',
  );
  add('head', 'The end of the chain, to be kept elsewhere.', async () => (await load()).printHead);
}

function userCommands(program: Command, to: AddTo): void {
  const user = program.command('user').description('People who may sign in to the pages and the API.');
  const add = to(user);
  const load = () => import('./people/user.ts');
  add('list', 'Who has an account, with what rights.', async () => (await load()).userList);
  add(
    'invite [name]',
    'An address, valid for an hour and once, that makes an account.',
    async () => (await load()).userInvite,
  )
    .addOption(new Option('--role <role>', 'What the account may do.').choices([...roles]).default('administrator'))
    .option('--label <label>', 'Only connections with this label.');
  add('disable <name>', 'Close an account; its sessions and tokens end.', async () => (await load()).userDisable);
  add('enable <name>', 'Open a closed account again.', async () => (await load()).userEnable);
  add(
    'reset <name>',
    'End password, passkeys, codes and sessions; an address to choose a new password.',
    async () => (await load()).userReset,
  );
}
