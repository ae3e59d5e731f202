// Steps in their order, after the SLDS path: what is done, where one is, what comes.

import { Link } from 'wouter';
import { Icon } from './icon.tsx';

export interface PathStep {
  label: string;
  href: string;
  isDone: boolean;
}

export function Path({ label, steps, current }: { label: string; steps: readonly PathStep[]; current: number }) {
  return (
    <nav className="slds-path" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.href} className={`slds-path__item${step.isDone ? ' slds-is-complete' : ''}`}>
            <Link href={step.href} className="slds-path__link" aria-current={index === current ? 'step' : undefined}>
              {step.isDone ? <Icon name="success" /> : <span className="slds-path__number">{index + 1}</span>}
              <span>{step.label}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
