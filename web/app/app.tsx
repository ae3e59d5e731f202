// Every page with its address. A page is loaded when it is opened.

import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { canvasBearer } from '../api/canvas-bearer.ts';
import { Loading } from '../components/loading.tsx';
import { NotFound } from './not-found.tsx';
import { SignedIn } from './session.tsx';
import { Shell } from './shell.tsx';

const Invitation = lazy(() => import('../pages/invitation/invitation-page.tsx'));
const Reference = lazy(() => import('../pages/reference/reference-page.tsx'));

const pages = [
  ['/', lazy(() => import('../pages/connections/connections-page.tsx'))],
  ['/new-connection', lazy(() => import('../pages/new-connection/new-connection-page.tsx'))],
  ['/connections/:name/rotation', lazy(() => import('../pages/rotation/rotation-page.tsx'))],
  ['/diagnose', lazy(() => import('../pages/diagnose/diagnose-page.tsx'))],
  ['/connections/:name', lazy(() => import('../pages/connection/connection-page.tsx'))],
  ['/connections/:name/setup', lazy(() => import('../pages/setup/setup-page.tsx'))],
  ['/connections/:name/setup/:step', lazy(() => import('../pages/setup/setup-page.tsx'))],
  ['/connections/:name/scans', lazy(() => import('../pages/scans/connection-scans-page.tsx'))],
  ['/connections/:name/scans/:number', lazy(() => import('../pages/scans/scan-page.tsx'))],
  ['/connections/:name/changes', lazy(() => import('../pages/scans/changes-page.tsx'))],
  ['/documentation/:name/:number/*', lazy(() => import('../pages/scans/documentation-page.tsx'))],
  ['/rollout', lazy(() => import('../pages/rollout/rollout-page.tsx'))],
  ['/scans', lazy(() => import('../pages/scans/scans-page.tsx'))],
  ['/notices', lazy(() => import('../pages/notices/notices-page.tsx'))],
  ['/findings', lazy(() => import('../pages/findings/findings-page.tsx'))],
  ['/audit', lazy(() => import('../pages/audit/audit-page.tsx'))],
  ['/people', lazy(() => import('../pages/people/people-page.tsx'))],
  ['/org-links', lazy(() => import('../pages/org-links/org-links-page.tsx'))],
  ['/account', lazy(() => import('../pages/account/account-page.tsx'))],
  ['/installation', lazy(() => import('../pages/installation/installation-page.tsx'))],
] as const;

/** In a frame of Canvas a page has no address: what it was posted to opens nothing by itself. */
const inFrame = canvasBearer === null ? {} : frameLocation();

function frameLocation() {
  const { hook, searchHook } = memoryLocation({ path: '/' });
  return { hook, searchHook };
}

export function App() {
  return (
    <Router {...inFrame}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/invitation">
            <Invitation />
          </Route>
          <Route path="/reference">
            <Reference />
          </Route>
          <Route>
            <SignedIn>
              <Shell>
                <Suspense fallback={<Loading />}>
                  <Switch>
                    {pages.map(([path, Page]) => (
                      <Route key={path} path={path}>
                        {(params) => (
                          <Page {...(params as { name: string; step?: string; number: string; '*': string })} />
                        )}
                      </Route>
                    ))}
                    <Route>
                      <NotFound />
                    </Route>
                  </Switch>
                </Suspense>
              </Shell>
            </SignedIn>
          </Route>
        </Switch>
      </Suspense>
    </Router>
  );
}
