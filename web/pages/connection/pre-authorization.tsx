// The exact clicks that let the user in: the app admits only whom an admin has approved, and nobody is asked when a program signs in.

import { CopyValue } from '../../components/copy-value.tsx';
import { texts } from './texts.ts';
import { useConnection } from './use-connection.ts';

export const preAuthorizationCauses: readonly string[] = ['user_not_preauthorized', 'user_not_assigned'];

export function PreAuthorization({ name, username }: { name: string; username: string }) {
  const { data } = useConnection(name);
  if (data === undefined) return null;
  const { appKind, appName } = data.connection;
  return (
    <div className="stack help-panel">
      <h3>{texts.preAuthorization}</h3>
      <ol className="numbered">
        {texts.preAuthorizationClicks[appKind](appName).map((click) => (
          <li key={click}>{click}</li>
        ))}
      </ol>
      <p>{texts.preAuthorizationEnd}</p>
      <CopyValue label={texts.userToApprove} value={username} />
    </div>
  );
}
