// A diagnosis for people: the likeliest cause, the one thing to do, then why, the next ones, and how to tell them apart.

import type { ToldCause, ToldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import type { Paint } from '../colours.ts';

const othersShown = 3;

export function diagnosisLines({ causes, tellApart }: ToldDiagnosis, { as }: Paint): string[] {
  const [best, ...rest] = causes;
  if (best === undefined) return [];
  const others = rest.filter(({ likelihood }) => Math.round(likelihood * 100) > 0).slice(0, othersShown);
  return [
    as('bold', headline(best)),
    `${as('bold', 'What to do:')} ${best.remedy}`,
    ...best.evidence.map((one) => `- ${one}`),
    ...best.against.map((one) => `- Against it: ${one}`),
    ...(others.length === 0
      ? []
      : [
          '',
          as('bold', best.cause === 'unknown_message' ? 'If Salesforce said it:' : 'Or:'),
          ...others.map((one) => `- ${one.title} (${percent(one.likelihood)})`),
          ...(best.cause === 'unknown_message' ? [] : [`${as('bold', 'To tell the first two apart:')} ${tellApart}`]),
        ]),
  ];
}

/** What is known bears no percentage. */
function headline({ cause, title, likelihood }: ToldCause): string {
  return likelihood === 1 || cause === 'unknown_message'
    ? `${title}.`
    : `Most likely: ${title} (${percent(likelihood)})`;
}

function percent(likelihood: number): string {
  return `${Math.round(likelihood * 100)} %`;
}
