// Step 7: the proof. What is not done yet is named before anything is asked of Salesforce; green, it says what may come next.

import { Link } from 'wouter';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { TestConnection } from '../connection/test-connection.tsx';
import { FirstScan } from '../scans/first-scan.tsx';
import { KeepsTrying } from './keeps-trying.tsx';
import { isDone, type SetupFacts } from './progress.ts';
import { WhoMayUse } from './scopes-step.tsx';
import { texts } from './texts.ts';

export function VerifyStep({ facts }: { facts: SetupFacts }) {
  const { name, lastAcceptedAt, failure } = facts.connection;
  const mayTest = useMay('test');
  const isVerified = lastAcceptedAt !== null && failure === null;
  const open = texts.steps.map((label, index) => ({ label, step: index + 1 })).filter(({ step }) => step < 7);
  const missing = open.filter(({ step }) => !isDone(facts, step));
  return (
    <>
      <p>{texts.verifyAbout}</p>
      {missing.length > 0 && (
        <Alert kind="info" title={texts.missing}>
          <ul className="clicks">
            {missing.map(({ label, step }) => (
              <li key={step}>
                <Link href={`/connections/${encodeURIComponent(name)}/setup/${step}`}>{label}</Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <TestConnection
        name={name}
        atOnce={mayTest && missing.length === 0 && lastAcceptedAt === null && failure === null}
        before={isVerified && <Alert kind="success" title={texts.verified} />}
        afterFailure={(at, again) => <KeepsTrying at={at} isAccepted={isVerified} onTry={again} />}
      />
      {lastAcceptedAt === null ? (
        <details>
          <summary>{texts.whoMayUse}</summary>
          <div className="stack">
            <WhoMayUse facts={facts} />
          </div>
        </details>
      ) : (
        <WhatNext name={name} />
      )}
    </>
  );
}

function WhatNext({ name }: { name: string }) {
  return (
    <div className="stack">
      <h3>{texts.whatNext}</h3>
      <FirstScan name={name} />
      <p>{texts.whatNextAbout}</p>
      <ul className="plain-list">
        <li>
          <Link href="/">{texts.toHome}</Link>
        </li>
        <li>
          <Link href={`/connections/${encodeURIComponent(name)}`}>{texts.toSettings}</Link>
        </li>
        <li>
          <Link href="/notices">{texts.toNotices}</Link>
        </li>
        <li>
          <Link href="/new-connection">{texts.toAnother}</Link>
        </li>
      </ul>
    </div>
  );
}
