// The report of a proof as Markdown, made to be given away.

import type { FoundFact } from '../../domain/org/org-facts.ts';
import type { ProofReport } from '../../domain/proof/report.ts';
import { counted } from '../counted.ts';
import { factWords } from '../org/fact-words.ts';
import { saidWords } from '../said-words.ts';
import { experimentWords, notFoundOutWords } from './proof-words.ts';

export function reportPage({ day, latchkey, org, experiments, left }: ProofReport): string {
  const lines = [
    '# What a Salesforce org does with certificates',
    '',
    `${org.edition}${org.isSandbox ? ', a sandbox' : ''}, API ${org.apiVersion}, ${day}. Latchkey ${latchkey}.`,
    'Each line was seen in this org; another org, or another release, may behave otherwise. No user, org, app or key is named.',
    '',
    ...experiments.flatMap(section),
    ...(left.length === 0
      ? []
      : [
          '## Left in the org',
          '',
          ...left.map(({ type, fullName, problem }) => `- ${type} ${fullName}: ${problem}`),
          '',
        ]),
  ];
  return lines.join('\n');
}

function section(one: ProofReport['experiments'][number]): string[] {
  const { experiment, facts, notFoundOut, logins, deploys, seconds, observations } = one;
  return [
    `## ${experiment}`,
    '',
    `It ${experimentWords[experiment]}. Cost: ${counted(logins, 'login')}, ${counted(deploys, 'deploy')}, ${seconds} s.`,
    '',
    ...facts.map((fact) => `- **${factWords(fact as FoundFact)}**`),
    ...(notFoundOut === null ? [] : [`- Not found out, because ${notFoundOutWords(notFoundOut)}.`]),
    '',
    ...(observations.length === 0
      ? []
      : [
          '| after | what | with | answer |',
          '| --- | --- | --- | --- |',
          ...observations.map(
            ({ atSeconds, what, key, answer }) =>
              `| ${atSeconds} s | ${what} | ${key ?? ''} | ${inCell(saidWords(answer))} |`,
          ),
          '',
        ]),
  ];
}

/** What an org says may hold anything. */
function inCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, (character) => `\\${character}`);
}
