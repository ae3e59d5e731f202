// Step 2: the app, with each value that its form asks for.

import { CopyValue } from '../../components/copy-value.tsx';
import { words } from '../../text/words.ts';
import { Clicks } from './clicks.tsx';
import type { SetupFacts } from './progress.ts';
import { texts } from './texts.ts';

export function AppStep({ facts: { connection } }: { facts: SetupFacts }) {
  const { appKind, appName, appForm, loginUrl } = connection;
  const isConnectedApp = appKind === 'connected-app';
  const email = appForm.contactEmail;
  return (
    <>
      <p>{texts.appAbout}</p>
      <Clicks clicks={texts.clicks[appKind].app(loginUrl)} />
      <div className="copy-values">
        <CopyValue
          label={isConnectedApp ? 'Connected App Name' : 'External Client App Name'}
          copies={texts.copyTitle}
          value={appName}
        />
        <CopyValue label="API Name" copies={texts.copyApi} value={appForm.apiName} />
        {email === null ? <p>{texts.ownEmail}</p> : <CopyValue label="Contact Email" value={email} />}
        <CopyValue label="Callback URL" value={appForm.callbackUrl} />
      </div>
      <p>{texts.leaveOpen(words.next)}</p>
    </>
  );
}
