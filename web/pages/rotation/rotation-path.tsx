// The way of a rotation: what is reached and since when, where it stands, and what will come.

import { Icon } from '../../components/icon.tsx';
import { instantText, timeText } from '../../text/language.ts';
import { texts } from './texts.ts';
import type { Rotation } from './use-rotation.ts';

const dayMs = 86_400_000;

export function RotationPath({ path, isUnderWay }: Pick<Rotation, 'path' | 'isUnderWay'>) {
  const current = path.findIndex(({ isReached }) => !isReached);
  return (
    <section className="slds-path" aria-label={texts.path}>
      <ol>
        {path.map(({ stage, isReached, at }, index) => (
          <li key={stage} className={`slds-path__item${isReached ? ' slds-is-complete' : ''}`}>
            <span
              className="slds-path__link rotation-path__stage"
              aria-current={index === current ? 'step' : undefined}
            >
              <span>
                {isReached ? <Icon name="success" /> : index === current && isUnderWay && <Icon name="progress" />}{' '}
                {texts.stages[stage]}
                {isReached && <span className="assistive"> {texts.reached}</span>}
              </span>
              {at !== null && <small>{isReached ? shortly(at) : texts.expected(stage, shortly(at))}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The time alone where it is of today. */
function shortly(at: string): string {
  return Math.abs(Date.parse(at) - Date.now()) < dayMs / 2 ? timeText(at) : instantText(at);
}
