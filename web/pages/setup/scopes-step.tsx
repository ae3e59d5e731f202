// Step 4: what the app may do, and who may use it; the form is saved.

import { CopyValue } from '../../components/copy-value.tsx';
import { Clicks } from './clicks.tsx';
import { meantPair, type SetupFacts } from './progress.ts';
import { texts } from './texts.ts';
import { WhatGoesWrong } from './upload-step.tsx';

/** As Setup lists them. */
const scopes = ['Manage user data via APIs (api)', 'Perform requests at any time (refresh_token, offline_access)'];

export function ScopesStep({ facts }: { facts: SetupFacts }) {
  const { appKind } = facts.connection;
  const subject = meantPair(facts)?.subject ?? 'CN=…';
  return (
    <>
      <p>{texts.scopesAbout}</p>
      <div className="copy-values">
        {scopes.map((scope, index) => (
          <CopyValue key={scope} label={texts.scope(index + 1)} value={scope} />
        ))}
      </div>
      <Clicks clicks={texts.clicks[appKind].scopes} />
      <WhoMayUse facts={facts} />
      <WhatGoesWrong lines={texts.scopesWrong(subject)} />
    </>
  );
}

/** Nobody is asked when a program signs in: an admin says beforehand who may. */
export function WhoMayUse({ facts: { connection } }: { facts: SetupFacts }) {
  const { appKind, appName, username } = connection;
  return (
    <>
      <h3>{texts.whoMayUse}</h3>
      <p>{texts.whoMayUseAbout}</p>
      <Clicks clicks={texts.clicks[appKind].policies(appName)} />
      <div className="copy-values">
        <CopyValue label={texts.theUser} value={username} />
      </div>
    </>
  );
}
