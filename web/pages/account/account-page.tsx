// One's own account: how one signs in, where one is signed in, and the tokens of one's programs.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useSession } from '../../app/session.tsx';
import { Card } from '../../components/card.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { roleWords } from '../../text/roles.ts';
import { words } from '../../text/words.ts';
import { ApiTokens } from './api-tokens.tsx';
import { AuthenticatorApp } from './authenticator-app.tsx';
import { factorsKey } from './factors-key.ts';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Proof } from './proof.tsx';
import { Sessions } from './sessions.tsx';
import { texts } from './texts.ts';
import './account.css';

export default function AccountPage() {
  const { name, role, label } = useSession();
  const factors = useQuery({ queryKey: factorsKey, queryFn: () => answerOf(client.GET('/api/account/factors')) });
  return (
    <>
      <PageHeader title={words.account} details={`${name} · ${roleWords[role]} · ${label ?? roleWords.everything}`} />
      <Loaded query={factors}>
        {(found) => {
          const mayChange = found.provedUntil !== null && Date.parse(found.provedUntil) > Date.now();
          return (
            <>
              {!mayChange && (
                <Card title={texts.proofTitle}>
                  <Proof factors={found} />
                </Card>
              )}
              <div className="columns">
                <Card title={texts.passkeys}>
                  <Passkeys passkeys={found.passkeys} mayChange={mayChange} />
                </Card>
                <Card title={texts.app}>
                  <AuthenticatorApp factors={found} mayChange={mayChange} />
                </Card>
                {found.hasPassword && (
                  <Card title={words.password}>
                    <Password />
                  </Card>
                )}
              </div>
            </>
          );
        }}
      </Loaded>
      <Card title={texts.sessions}>
        <Sessions />
      </Card>
      <Card title={texts.tokens}>
        <ApiTokens />
      </Card>
    </>
  );
}
