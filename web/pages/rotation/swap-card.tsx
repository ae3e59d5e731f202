// The newest rotation without hands: its way, live, which hand moved it, and how it ended with what to do then.

import { Alert } from '../../components/alert.tsx';
import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { instantText } from '../../text/language.ts';
import { type SwapStage, texts } from './hands-free-texts.ts';
import type { Rotation } from './use-rotation.ts';

type Swap = NonNullable<Rotation['swap']>;

const forth: readonly SwapStage[] = ['proved', 'read', 'checked', 'deployed', 'accepted', 'settled'];
const back: readonly SwapStage[] = ['proved', 'read', 'checked', 'deployed', 'putBack', 'oldAccepted'];

/** How many stages of its way are behind it. */
const reached: Readonly<Record<string, number>> = {
  ...{ proving: 0, reading: 1, checking: 2, comparing: 3, deploying: 3, searching: 3, awaiting: 3, readingBack: 3 },
  ...{ accepting: 4, settling: 5, settled: 6 },
  ...{ comparingBack: 4, restoring: 4, searchingBack: 4, awaitingBack: 4, provingBack: 5, rolledBack: 6 },
};

const goingBack = new Set(['comparingBack', 'restoring', 'searchingBack', 'awaitingBack', 'provingBack', 'rolledBack']);

export function SwapCard({ swap }: { swap: Swap }) {
  return (
    <Card title={swap.putsBack ? texts.titleBack : texts.title}>
      {swap.phase in reached && <SwapPath swap={swap} />}
      <Told swap={swap} />
      <dl className="facts">
        <dt>{texts.by}</dt>
        <dd>{swap.isScheduled ? texts.bySchedule : swap.askedBy}</dd>
        <dt>{texts.deploysBy}</dt>
        <dd>{swap.deploysBy}</dd>
        <dt>{texts.began}</dt>
        <dd>{instantText(swap.askedAt)}</dd>
        {swap.endedAt !== null && (
          <>
            <dt>{texts.ended}</dt>
            <dd>{instantText(swap.endedAt)}</dd>
          </>
        )}
        {swap.component !== null && (
          <>
            <dt>{texts.component}</dt>
            <dd>
              <code>
                {swap.component.type} {swap.component.fullName}
              </code>
            </dd>
          </>
        )}
        {typeof swap.deploy?.id === 'string' && (
          <>
            <dt>{texts.deployId}</dt>
            <dd>
              <code>{swap.deploy.id}</code>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function SwapPath({ swap: { phase, isOpen, putsBack } }: { swap: Swap }) {
  const stages = goingBack.has(phase) ? back : forth;
  const done = reached[phase] ?? 0;
  return (
    <div className="slds-path">
      <ol aria-label={texts.path}>
        {stages.map((stage, index) => (
          <li key={stage} className={`slds-path__item${index < done ? ' slds-is-complete' : ''}`}>
            <span
              className="slds-path__link rotation-path__stage"
              aria-current={index === done && isOpen ? 'step' : undefined}
            >
              <span>
                {index < done ? <Icon name="success" /> : index === done && isOpen && <Icon name="progress" />}{' '}
                {putsBack && stage === 'proved' ? texts.letIn : texts.stages[stage]}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Told({ swap: { phase, isOpen, putsBack, message } }: { swap: Swap }) {
  const phases: Readonly<Record<string, string>> = putsBack ? { ...texts.phases, ...texts.phasesBack } : texts.phases;
  const title = phases[phase] ?? phase;
  const why = message === null ? [] : [message];
  switch (phase) {
    case 'settled':
      return <Alert kind="success" title={title} />;
    case 'rolledBack':
      return <Alert kind="warning" title={title} text={[...why, texts.rolledBackNext].join(' ')} />;
    case 'refused':
      return <Alert kind="warning" title={title} text={[...why, texts.refusedNext].join(' ')} />;
    case 'stopped':
      return <Alert kind="error" title={title} text={[...why, texts.stoppedNext].join(' ')} />;
    default:
      return <Alert kind={isOpen ? 'info' : 'warning'} title={title} text={why.join(' ')} />;
  }
}
