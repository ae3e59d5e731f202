// Edit Policies: who may use an app without approving it first. A profile stands for each user here, since a simulated org
// has one user to a profile.

import { html } from 'hono/html';
import type { AppSettings, ClientApp, PermittedUsers } from '../orgs/client-app.ts';
import type { Org } from '../orgs/org.ts';
import { checkbox } from './app-form.ts';
import type { Html } from './page.ts';

const PERMITTED_USERS_LABELS: readonly [value: PermittedUsers, label: string][] = [
  ['self-authorize', 'All users may self-authorize'],
  ['admin-approved', 'Admin approved users are pre-authorized'],
];

export function policiesForm(org: Org, app: ClientApp): Html {
  const { permittedUsers, assigned } = app.settings.saved;
  const options = PERMITTED_USERS_LABELS.map(
    ([value, label]) => html`<option value="${value}" ${value === permittedUsers ? 'selected' : ''}>${label}</option>`,
  );
  const profiles = [...org.users.values()].map(({ username }) =>
    checkbox('assigned', `Profile of ${username}`, assigned.includes(username), username),
  );
  return html`<form method="post" action="/setup/apps/${app.id}/policies">
<fieldset><legend>OAuth Policies</legend>
<label for="permittedUsers">Permitted Users</label>
<select id="permittedUsers" name="permittedUsers">${options}</select>
</fieldset>
<fieldset><legend>Profiles and Permission Sets</legend>${profiles}</fieldset>
<button type="submit">Save</button> <a class="button plain" href="/setup/apps/${app.id}">Cancel</a>
</form>`;
}

export function readPolicies(form: FormData): Pick<AppSettings, 'permittedUsers' | 'assigned'> {
  const isAdminApproved = form.get('permittedUsers') === 'admin-approved';
  return {
    permittedUsers: isAdminApproved ? 'admin-approved' : 'self-authorize',
    assigned: form.getAll('assigned').map(String),
  };
}
