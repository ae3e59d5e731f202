// The causes by likelihood: the first one whole, the others folded.

import type { AnswerOf } from '../../api/client.ts';
import { Places } from '../../components/places.tsx';
import { texts } from './texts.ts';

type Diagnosis = AnswerOf<'message.diagnose'>;
type Cause = Diagnosis['causes'][number];

export function Causes({ diagnosis: { causes, tellApart } }: { diagnosis: Diagnosis }) {
  const [first, ...others] = causes;
  if (first === undefined) return null;
  return (
    <div className="stack" role="status">
      <h3 className="cause__title">
        {texts.likeliest}: {first.title} <Share of={first.likelihood} />
      </h3>
      <Details cause={first} />
      {others.map((cause) => (
        <details key={cause.cause}>
          <summary>
            {cause.title} <Share of={cause.likelihood} />
          </summary>
          <Details cause={cause} />
        </details>
      ))}
      {others.length > 0 && tellApart !== '' && (
        <p>
          <strong>{texts.apart}</strong> {tellApart}
        </p>
      )}
    </div>
  );
}

function Share({ of: likelihood }: { of: number }) {
  return <span className="cause__share">{texts.percent(likelihood)}</span>;
}

function Details({ cause: { remedy, evidence, against, nextCheck, places } }: { cause: Cause }) {
  return (
    <dl className="facts">
      <dt>{texts.what}</dt>
      <dd>{remedy}</dd>
      <dt>{texts.why}</dt>
      <dd>{evidence.join(' ')}</dd>
      {against.length > 0 && (
        <>
          <dt>{texts.against}</dt>
          <dd>{against.join(' ')}</dd>
        </>
      )}
      <dt>{texts.check}</dt>
      <dd>
        {nextCheck}
        <Places places={places} />
      </dd>
    </dl>
  );
}
