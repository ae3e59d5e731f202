// What a test found: green with what it proves, or the likeliest cause with the one thing to do and what speaks for it.

import { Link } from 'wouter';
import type { AnswerOf } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Places } from '../../components/places.tsx';
import { instantText, timeText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { PreAuthorization, preAuthorizationCauses } from './pre-authorization.tsx';
import { texts } from './texts.ts';

type Result = AnswerOf<'connection.test'>;
type Verified = Extract<Result, { verified: true }>;
type Failed = Extract<Result, { verified: false }>;
type Cause = Failed['diagnosis']['causes'][number];

export function TestResult({ result }: { result: Result }) {
  return result.verified ? <Works result={result} /> : <Fails result={result} />;
}

function Works({ result: { connection, orgId, username, keyPair, lacking } }: { result: Verified }) {
  return (
    <>
      <Alert kind="success" title={texts.verified}>
        <dl className="facts">
          <dt>{texts.orgId}</dt>
          <dd>{orgId}</dd>
          <dt>{texts.signedInAs}</dt>
          <dd>{username}</dd>
          <dt>{texts.keyPair}</dt>
          <dd>
            <code>{keyPair.fingerprint}</code>
          </dd>
          <dt>{texts.certificate}</dt>
          <dd>
            {words.days(keyPair.daysLeft)} ({instantText(keyPair.notAfter)})
          </dd>
        </dl>
      </Alert>
      {lacking.map((cause) => (
        <Alert key={cause.cause} kind="warning" title={cause.title} text={cause.remedy}>
          <Places places={cause.places} />
        </Alert>
      ))}
      <p>
        {texts.afterVerified} <Link href={`/audit?name=${encodeURIComponent(connection)}`}>{texts.seeAudit}</Link>
      </p>
    </>
  );
}

function Fails({ result }: { result: Failed }) {
  const { connection, username, diagnosis, failure, nextTryAt, waitUntil } = result;
  const [first, ...others] = diagnosis.causes;
  if (first === undefined) return null;
  return (
    <>
      <Alert kind="error" title={first.title} text={first.remedy}>
        <Places places={first.places} />
        <dl className="facts">
          <dt>{texts.salesforceSays}</dt>
          <dd>{failure.message}</dd>
          <dt>{texts.evidence}</dt>
          <dd>
            <Lines lines={first.evidence} />
          </dd>
          <dt>{texts.likelihood}</dt>
          <dd>{percent(first)}</dd>
          {waitUntil !== null && (
            <>
              <dt>{texts.waitUntil}</dt>
              <dd>{timeText(waitUntil)}</dd>
            </>
          )}
        </dl>
      </Alert>
      {preAuthorizationCauses.includes(first.cause) && <PreAuthorization name={connection} username={username} />}
      <p>
        {nextTryAt === null ? texts.thenTest : texts.triedAgain(timeText(nextTryAt))} {diagnosis.tellApart}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{texts.otherCauses(others.length)}</summary>
          <ul className="causes">
            {others.map((cause) => (
              <li key={cause.cause}>
                <p className="alert__title">
                  {cause.title} · {percent(cause)}
                </p>
                <p>{cause.remedy}</p>
                <Places places={cause.places} />
                <Lines lines={[...cause.evidence, ...cause.against]} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const percent = ({ likelihood }: Cause) => `${Math.round(likelihood * 100)} %`;
