// Who is signed in. Without a session every page is the page to sign in, and what was asked for opens afterwards.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { canvasBearer } from '../api/canvas-bearer.ts';
import { type AnswerOf, ApiProblem, answerOf, client } from '../api/client.ts';
import { Alert } from '../components/alert.tsx';
import { Failure } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { SignInPage } from '../pages/sign-in/sign-in-page.tsx';
import { words } from '../text/words.ts';
import { sessionKey } from './session-key.ts';

export type Session = AnswerOf<'account.show'>;

const SessionContext = createContext<Session | null>(null);

async function readSession(): Promise<Session | null> {
  try {
    if (canvasBearer !== null) return await readCanvasUser();
    return await answerOf(client.GET('/api/session'));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Who looks from inside of an org has no account here. */
async function readCanvasUser(): Promise<Session> {
  const { username, role, permissions } = await answerOf(client.GET('/api/org-link'));
  return { name: username, role, label: null, permissions, expiresAt: '', typedAs: 'latchkey' };
}

export function SignedIn({ children }: { children: ReactNode }) {
  const { data, error, isPending } = useQuery({ queryKey: sessionKey, queryFn: readSession, refetchInterval: 60_000 });
  if (isPending) return <Loading />;
  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === null || data === undefined) return canvasBearer === null ? <SignInPage /> : <CanvasOver />;
  return <SessionContext value={data}>{children}</SessionContext>;
}

function CanvasOver() {
  return (
    <main className="page">
      <h1 className="slds-assistive-text">Latchkey</h1>
      <Alert kind="info" title={words.canvasOver} text={words.canvasOverRemedy} />
    </main>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of a session');
  return session;
}

/** Whether the account may do what needs this permission; the server decides, this only leaves out what it would refuse. */
export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission as never);
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await answerOf(client.DELETE('/api/sessions/{id}', { params: { path: { id: 'this' } } }));
    queries.setQueryData(sessionKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  };
}
