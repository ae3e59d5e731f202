// `latchkey user list | invite [NAME] | disable NAME | enable NAME | reset NAME`: for the day when nobody gets in.

import type { Role } from '../../domain/access/permission.ts';
import type { Person } from '../../domain/people/person.ts';
import { Secret } from '../../domain/secret.ts';
import { changePerson } from '../../operations/people/change-person.ts';
import { invite } from '../../operations/people/invite.ts';
import { listPeople } from '../../operations/people/list-people.ts';
import { resetPerson } from '../../operations/people/reset-person.ts';
import { counted } from '../../text/counted.ts';
import { moment } from '../../text/instants.ts';
import { invitationUrl } from '../../text/people/invitation-url.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, roleNamed, textOption } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function userList(app: Application): Promise<Outcome> {
  const people = await app.perform(listPeople, undefined);
  const rows = people.map(({ person, passkeys }) => [
    person.name,
    person.role,
    person.label ?? 'all connections',
    person.disabledAt !== null ? 'disabled' : person.passwordHash === null ? 'waits for a new password' : 'active',
    factorWords(person, passkeys),
    moment(person.createdAt),
  ]);
  const none = `Nobody has an account yet. Make an invitation: ${app.calledAs()} user invite --role administrator`;
  const shown =
    rows.length === 0
      ? none
      : table(['name', 'role', 'reaches', 'state', 'signs in with', 'since'], rows, lineWidth(app.terminal));
  return done(shown, listPeople.view(people));
}

export async function userInvite(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options, values } = invocation;
  const role = roleNamed(textOption(options, 'role') ?? 'administrator');
  const name = values[0] ?? null;
  const made = await app.perform(invite, { role, name, label: textOption(options, 'label') ?? null, by: null });
  const { token, ...view } = invite.view(made);
  return invitation(app, { token, port: made.port }, view);
}

export async function userReset(app: Application, invocation: Invocation): Promise<Outcome> {
  const made = await app.perform(resetPerson, { name: argument(invocation, 0), by: null });
  const { token, ...view } = resetPerson.view(made);
  return invitation(app, { token, port: made.port }, view);
}

export function userDisable(app: Application, invocation: Invocation): Promise<Outcome> {
  return setDisabled(app, invocation, true);
}

export function userEnable(app: Application, invocation: Invocation): Promise<Outcome> {
  return setDisabled(app, invocation, false);
}

async function setDisabled(app: Application, invocation: Invocation, isDisabled: boolean): Promise<Outcome> {
  const changed = await app.perform(changePerson, { name: argument(invocation, 0), isDisabled, by: null });
  const said = isDisabled
    ? `Disabled "${changed.person.name}": nobody signs in with it, its sessions and API tokens end.`
    : `Enabled "${changed.person.name}"; the old password holds again.`;
  return done(said, changePerson.view(changed));
}

function factorWords({ passwordHash, totp }: Person, passkeys: number): string {
  const password = passwordHash === null ? [] : [totp === null ? 'password' : 'password and code'];
  return [...password, ...(passkeys === 0 ? [] : [counted(passkeys, 'passkey')])].join(', ') || 'nothing';
}

function invitation(
  app: Application,
  { token, port }: { token: string; port: number | null },
  view: { expiresAt: string; role?: Role },
): Outcome {
  const url = invitationUrl(app.servedAt(port), new Secret(token), view.role);
  const lines = [
    url,
    `It works once, until ${view.expiresAt}, and makes or renews the account. Give it to nobody else.`,
  ];
  return done(lines.join('\n'), { ...view, url });
}
