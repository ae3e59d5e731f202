// `latchkey prove NAME [--only EXPERIMENT] [--list|--clean-up] [--production] [--out FILE]`: exit 0 all found out and taken away, 1 not.

import { resolve } from 'node:path';
import { cleanUpProof } from '../../operations/proof/clean-up.ts';
import { type ProofPlan, planProof } from '../../operations/proof/plan.ts';
import { runProof } from '../../operations/proof/run.ts';
import { counted } from '../../text/counted.ts';
import { day } from '../../text/instants.ts';
import { factWords } from '../../text/org/fact-words.ts';
import { experimentWords, notFoundOutWords } from '../../text/proof/proof-words.ts';
import { reportPage } from '../../text/proof/report-page.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { refuseExisting } from '../key-pair/certificate.ts';
import { done, type Outcome, say } from '../outcome.ts';
import { argument, isSet, textOption, texts } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function proveName(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  if (isSet(invocation.options, 'cleanUp')) return cleanUp(app, name);
  const only = texts(invocation.options, 'only') ?? null;
  const plan = await app.perform(planProof, { name, only });
  const words = planWords(app, plan);
  if (isSet(invocation.options, 'list'))
    return done([words, ...leftWords(app, name, plan.left)].join('\n'), planProof.view(plan));
  const mayBeProduction = isSet(invocation.options, 'production');
  const files = await reportFiles(app, invocation, name);
  await isAgreed(app, invocation, {
    act: 'An experiment in an org',
    said: mayBeProduction ? `${words}\nThis may be an org that people work in.` : words,
    question: mayBeProduction ? `Type the name of the connection, ${name}:` : `Do this in the org of ${name}?`,
    ...(mayBeProduction ? { word: name } : {}),
  });
  const running = app.perform(runProof, { name, only, mayBeProduction, version: app.version }, (told) => {
    const { experiment, number, of, seen, result } = told;
    if (seen !== null) app.terminal.passing(`${seen.atSeconds} s: ${seen.what} ${seen.key ?? ''}: ${seen.answer}`);
    else if (result === null)
      app.terminal.progress(`${number} of ${of}, ${experiment}: ${experimentWords[experiment]} …`);
    else app.terminal.progress(result.why === null ? result.found.map(factWords).join(' ') : notFound(result.why));
  });
  const report = await running.catch(async (error: unknown) => {
    // Whoever ends it has to know what stays.
    const { left } = await app.perform(planProof, { name, only: null });
    for (const line of leftWords(app, name, left)) say(app.terminal, line);
    throw error;
  });
  await app.files.write(files.markdown, Buffer.from(reportPage(report)));
  await app.files.write(files.json, Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
  const isAll = report.experiments.every(({ notFoundOut }) => notFoundOut === null);
  const lines = report.experiments.map(({ experiment, facts, notFoundOut }) => [
    experiment,
    notFoundOut === null ? facts.map((one) => factWords(one as never)).join(' ') : notFound(notFoundOut),
  ]);
  const text = [
    table(['experiment', 'result'], lines, lineWidth(app.terminal)),
    ...leftWords(app, name, report.left),
    `Written, to be given away: ${files.markdown}, ${files.json}.`,
    `What the org has shown stays known: ${app.calledAs()} org facts ${name}`,
  ];
  return { text: text.join('\n\n'), json: { ...report, files }, exitCode: isAll && report.left.length === 0 ? 0 : 1 };
}

async function cleanUp(app: Application, name: string): Promise<Outcome> {
  const cleaned = await app.perform(cleanUpProof, { name });
  const { removed, left } = cleaned;
  const text = [`Taken away: ${removed}.`, ...leftWords(app, name, left)].join('\n');
  return { text, json: cleanUpProof.view(cleaned), exitCode: left.length === 0 ? 0 : 1 };
}

type Left = readonly { type: string; fullName: string; problem: string | null }[];

function leftWords(app: Application, name: string, left: Left): string[] {
  if (left.length === 0) return [];
  const each = left.map(
    ({ type, fullName, problem }) => `  ${type} ${fullName}${problem === null ? '' : `: ${problem}`}`,
  );
  return [
    'Still in the org, and of no use to anybody, since their keys are gone:',
    ...each,
    `Take them away: ${app.calledAs()} prove ${name} --clean-up`,
  ];
}

function notFound(why: Parameters<typeof notFoundOutWords>[0]): string {
  return `Not found out, because ${notFoundOutWords(why)}.`;
}

function planWords(app: Application, { experiments, cost, loginsAnHour }: ProofPlan): string {
  const rows = experiments.map(({ experiment, logins, deploys, minutes, makes }) => {
    const cells = [logins, deploys, minutes].map(String);
    return [experiment, ...cells, makes, experimentWords[experiment]];
  });
  return [
    table(['experiment', 'logins', 'deploys', 'minutes', 'makes', 'what it does'], rows, lineWidth(app.terminal)),
    `At most ${counted(cost.logins, 'login')}, ${counted(cost.deploys, 'deploy')}, ${counted(cost.minutes, 'minute')}. What it makes in the org is taken away at the end.`,
    ...(cost.logins > loginsAnHour
      ? [`No more than ${counted(loginsAnHour, 'login')} in an hour: where those are spent it ends.`]
      : []),
  ].join('\n');
}

/** Free names in a folder that is there, before anything is done. Errors: fileExists, fileUnwritable. */
async function reportFiles(app: Application, { options }: Invocation, name: string) {
  const wanted = textOption(options, 'out') ?? `${name}-proof-${day(app.clock.now()).replaceAll('-', '')}`;
  const file = resolve(app.workingFolder, wanted.replace(/\.(?:md|json)$/, ''));
  const files = { markdown: `${file}.md`, json: `${file}.json` };
  for (const one of Object.values(files)) await refuseExisting(app, one);
  return files;
}
