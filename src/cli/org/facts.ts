// `latchkey org facts NAME`: what the org has shown of itself.

import { showOrgFacts } from '../../operations/org/show-facts.ts';
import { moment } from '../../text/instants.ts';
import { factWords } from '../../text/org/fact-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function orgFactsOf(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const shown = await app.perform(showOrgFacts, { name });
  const view = showOrgFacts.view(shown);
  const { facts } = shown;
  const more =
    view.unknown.length === 0
      ? []
      : [`Not known yet: ${view.unknown.join(', ')}.\nFind out: ${app.calledAs()} prove ${name} --list`];
  if (facts.length === 0) return done([`The org of "${name}" has shown nothing yet.`, ...more].join('\n'), view);
  const rows = facts.map((fact) => [moment(fact.foundAt), fact.foundBy, factWords(fact)]);
  return done([table(['found', 'by', 'what the org does'], rows, lineWidth(app.terminal)), ...more].join('\n\n'), view);
}
