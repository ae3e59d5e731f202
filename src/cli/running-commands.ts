// The commands of an installation that runs: serve, notices, the certificate watch, calendars. As in commands.ts, modules are
// loaded when their command runs.

import type { Command } from 'commander';
import { type AddTo, collect } from './command-parts.ts';

export function addRunningCommands(program: Command, to: AddTo): void {
  const add = to(program);
  add(
    'serve',
    'Run: rotations, notices, the certificate watch, metrics and calendars, on loopback.',
    async () => (await import('./installation/serve.ts')).serveForever,
  );
  notifyCommands(program, to);
  watchCommands(program, to);
  calendarCommands(program, to);
}

function notifyCommands(program: Command, to: AddTo): void {
  const notify = program.command('notify').description('How people are told.');
  const add = to(notify);
  const load = () => import('./notice/notify.ts');
  add('test <channel>', 'Send a test through a channel now.', async () => (await load()).notifyTest).option(
    '--to <address>',
    'A mail address; else the default contacts.',
  );
  add('list', 'The channels and the newest messages.', async () => (await load()).notifyList).option(
    '--limit <count>',
    'How many messages.',
    '20',
  );
  add(
    'acknowledge <message>',
    'Silence the notices of a message, by its id, or all open ones of a connection, by its name.',
    async () => (await load()).acknowledge,
  );
  add('snooze <message>', 'The same, with a reminder later.', async () => (await load()).snooze).option(
    '--days <days>',
    'Remind again in so many days, 1 to 90.',
    '7',
  );
}

function watchCommands(program: Command, to: AddTo): void {
  const watch = program.command('watch').description('Certificates that are not ours, and what is wrong in an org.');
  const add = to(watch);
  const load = () => import('./watch/watch.ts');
  add('run <name>', 'Read the certificates of an org now and judge them.', async () => (await load()).run);
  add('list', 'Everything that is watched and found.', async () => (await load()).watchList);
  add('add-file <file>', 'Watch the certificate in a file.', async () => (await load()).addFile).option(
    '--contact <email>',
    'Who is told; may be repeated.',
    collect,
  );
  add(
    'add-url <host>',
    'Watch the certificate that a host shows, HOST or HOST:PORT.',
    async () => (await load()).addUrl,
  ).option('--contact <email>', 'Who is told; may be repeated.', collect);
  add(
    'add-source <folder>',
    'Watch the certificates in a Salesforce project: apps and certs/*.crt.',
    async () => (await load()).addSource,
  ).option('--contact <email>', 'Who is told; may be repeated.', collect);
  add('remove <source>', 'Stop watching a file, host or folder.', async () => (await load()).watchRemove);
}

function calendarCommands(program: Command, to: AddTo): void {
  const add = to(program);
  const load = () => import('./notice/calendar.ts');
  const calendar = add(
    'calendar [name]',
    'The expiry dates of a connection, or of `all`, as a calendar file.',
    async () => (await load()).write,
  ).option('--out <file>', 'Where to; never overwritten. Else standard output.');
  const feed = calendar.command('feed').description('Private addresses that calendar programs subscribe to.');
  const addFeed = to(feed);
  addFeed('add [name]', 'A new address, of one connection or of all.', async () => (await load()).calendarAdd);
  addFeed('list', 'The addresses that work; not their secrets.', async () => (await load()).calendarList);
  addFeed('revoke <id>', 'An address gives nothing any more.', async () => (await load()).revoke);
}
