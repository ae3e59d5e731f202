// What a test tries, step by step, in the server's words.

import { Icon, type IconName } from '../../components/icon.tsx';
import { texts } from './texts.ts';

export interface ToldStep {
  text: string;
  step?: { name: string; outcome: string; text: string; why: string | null };
}

const signs: Record<string, IconName> = {
  passed: 'success',
  failed: 'error',
  notTried: 'info',
  notPermitted: 'warning',
};

/** While it runs all is in sight; afterwards the result is, and this is unfolded by whoever wants to know. */
export function TestSteps({ steps, isOver }: { steps: readonly ToldStep[]; isOver: boolean }) {
  if (steps.length === 0) return null;
  const list = (
    <ol className="test-steps" aria-live={isOver ? 'off' : 'polite'} aria-label={texts.steps}>
      {steps.map(({ text, step }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever added at the end.
        <li key={index} className={`state state_${signs[step?.outcome ?? ''] ?? 'progress'}`}>
          <Icon name={signs[step?.outcome ?? ''] ?? 'progress'} />
          <span>
            <span className="assistive">{outcomeWord(step?.outcome)}</span>
            {text}
            {step?.why != null && <span className="detail">{step.why}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
  if (!isOver) return list;
  return (
    <details>
      <summary>{texts.stepsTaken(steps.length)}</summary>
      {list}
    </details>
  );
}

function outcomeWord(outcome: string | undefined): string {
  const word = texts.outcomes[outcome as keyof typeof texts.outcomes];
  return word === undefined ? '' : `${word}: `;
}
