// The frame of every page: product, navigation, account.

import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { canvasBearer } from '../api/canvas-bearer.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { words } from '../text/words.ts';
import { useLiveData } from './live-data.ts';
import { useSession, useSignOut } from './session.tsx';

const navigation = [
  ['/', words.connections],
  ['/scans', words.scans],
  ['/diagnose', words.diagnose],
  ['/notices', words.notices],
  ['/findings', words.findings],
  ['/audit', words.audit],
  ['/people', words.people],
  ['/installation', words.installation],
] as const;

/** What an org reaches of them, for who looks from inside of it. */
const inCanvas: readonly string[] = ['/', '/scans', '/diagnose'];
const shown = navigation.filter(([to]) => canvasBearer === null || inCanvas.includes(to));

export function Shell({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const session = useSession();
  const signOut = useSignOut();
  useLiveData();
  const isHere = (to: string) => {
    if (/^\/connections\/[^/]+\/scans/.test(path)) return to === '/scans';
    return to === '/' ? path === '/' || path === '/rollout' || path.startsWith('/connections/') : path.startsWith(to);
  };
  return (
    <>
      <a className="skip-link" href="#content">
        {words.skipToContent}
      </a>
      <header className="shell">
        <span className="shell__product">
          <Icon name="key" /> Latchkey
        </span>
        <nav className="shell__navigation" aria-label={words.mainNavigation}>
          <ul>
            {shown.map(([to, label]) => (
              <li key={to}>
                <Link href={to} className="shell__link" aria-current={isHere(to) ? 'page' : undefined}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <span className="shell__account">
          {canvasBearer === null ? (
            <>
              <Link href="/account" className="shell__link" aria-label={`${words.account}: ${session.name}`}>
                {session.name}
              </Link>
              <Button kind="plain" onClick={() => void signOut()}>
                {words.signOut}
              </Button>
            </>
          ) : (
            <span className="shell__link">{session.name}</span>
          )}
        </span>
      </header>
      <main id="content" className="page" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
