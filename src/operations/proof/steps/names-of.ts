// What names the user, the org and the app of a connection, in every form that an org may write it.

import type { Names } from '../../../domain/proof/report.ts';
import type { Ground } from './proof-run.ts';

export function namesOf({ connection, app }: Ground): Names {
  const { username, deployUser, loginUrl, org } = connection;
  const hosts = [loginUrl, org?.instanceUrl ?? loginUrl].map((url) => new URL(url).host);
  const id = org?.orgId ?? '';
  return {
    username: [username, ...(deployUser === null ? [] : [deployUser])],
    orgId: [id, id.slice(0, 15), org?.userId ?? '', org?.userId.slice(0, 15) ?? ''],
    consumerKey: [app.consumerKey],
    host: hosts.filter((host) => !/^(?:login|test)\.salesforce\.com$/.test(host)),
    component: [app.name, app.name.replace(/[^A-Za-z0-9]+/g, '_')],
  };
}
