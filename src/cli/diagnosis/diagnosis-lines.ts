// A diagnosis for people: the likeliest cause with its evidence and remedy, the next ones, how to tell them apart.

import type { ToldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import type { Paint } from '../colours.ts';

const othersShown = 3;

export function diagnosisLines({ causes, tellApart }: ToldDiagnosis, { as }: Paint): string[] {
  const [best, ...others] = causes;
  if (best === undefined) return [];
  const lines = [
    `${as('bold', 'Most likely:')} ${best.title} (${percent(best.likelihood)})`,
    ...best.evidence.map((one) => `- ${one}`),
    ...best.against.map((one) => `- Against it: ${one}`),
    `${as('bold', 'What to do:')} ${best.remedy}`,
  ];
  if (others.length === 0) return lines;
  return [
    ...lines,
    '',
    as('bold', 'Or:'),
    ...others.slice(0, othersShown).map((one) => `- ${one.title} (${percent(one.likelihood)})`),
    `${as('bold', 'To tell the first two apart:')} ${tellApart}`,
  ];
}

function percent(likelihood: number): string {
  return `${Math.round(likelihood * 100)} %`;
}
