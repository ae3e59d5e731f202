// The docs page "What went wrong" as text, made from the tables of diagnosis alone. Reads and writes no file.
import { type CauseGroup, type CauseLabel, causeGroups, causeLabels } from '../../src/domain/diagnosis/cause-table.ts';
import { evidenceRows } from '../../src/domain/diagnosis/evidence-table.ts';
import { knownMessages } from '../../src/domain/diagnosis/message-table.ts';
import { causeWords } from '../../src/text/diagnosis/cause-words.ts';
import { checkFor, remedyFor } from '../../src/text/diagnosis/remedy.ts';

/** A cause is listed beside a message when at least this many of 100 who saw it had it. */
const listedPoints = 5;
/** Evidence is told when it makes the cause at least this many times likelier. */
const toldFactor = 2;

const introduction = `<!-- Made by npm run docs from src/domain/diagnosis and src/text/diagnosis. Do not edit: change the tables. -->

# What went wrong

A token endpoint has one message for many faults, and some faults have many messages. This page lists every cause that Latchkey tells apart, how it
shows, what proves it and what to do. \`latchkey test NAME\` finds the cause by trying; \`latchkey diagnose FILE\` ranks the causes of any
answer or exception text without a connection.

Things that mislead:

- "expired authorization code" never means an authorization code: the assertion's exp was in the past.
- "expired access/refresh token" belongs to another flow; some clients print it when the host did not resolve.
- "user hasn't approved this consumer", "user is not admin approved" and the message about the refresh_token scope mean that signature, audience and time
  had been accepted already.
- An expired certificate is a warning, and a cause only where nothing else fits.
- A refusal within 10 minutes of a change proves nothing: some servers have seen the change, others have not.
- What fails before the user is known leaves no row in Login History.
`;

const groupTitles: Readonly<Record<CauseGroup, string>> = {
  beforeSalesforce: 'Before Salesforce',
  assertion: 'The assertion',
  orgAndApp: 'Org and app',
  user: 'The user',
  afterToken: 'After the token',
  besideTheFlow: 'Beside the flow',
};

export function causesPage(): string {
  const groups = Object.keys(groupTitles) as CauseGroup[];
  const sections = groups.map(
    (group) => `\n## ${groupTitles[group]}\n${causeGroups[group].map(causeSection).join('')}`,
  );
  return `${introduction}\n${messageTable()}${sections.join('')}`;
}

function messageTable(): string {
  const rows = knownMessages.map(
    ({ message, points }) => `| ${cell(message)} | ${causesBy(points).map(link).join(', ')} |`,
  );
  return `## By message\n\nLikeliest cause first; the context of a failure can turn the order round.\n\n| message | points to |\n| --- | --- |\n${rows.join('\n')}\n`;
}

function causeSection(label: CauseLabel): string {
  const cause = causeWords(label);
  const messages = knownMessages
    .filter(({ points }) => (points[label] ?? 0) >= listedPoints)
    .toSorted((one, other) => (other.points[label] ?? 0) - (one.points[label] ?? 0))
    .map(({ message }) => `- ${text(message)}`);
  const signs = evidenceRows
    .filter(({ factors }) => (factors[label] ?? 1) >= toldFactor)
    .map(({ name }) => words(name));
  return `
### ${cause.title}

\`${label}\`: ${text(cause.means)}

${messages.length > 0 ? `Shows as:\n\n${messages.join('\n')}\n` : ''}
${signs.length > 0 ? `Likelier when: ${signs.join(', ')}.\n` : ''}
**What proves it.** ${text(checkFor(label))}

**What to do.**${remedies(label)}

Sources: ${cause.source}.
`.replace(/\n{3,}/g, '\n\n');
}

function remedies(label: CauseLabel): string {
  const connectedApp = text(remedyFor(label, { appKind: 'connected-app' }));
  const externalClientApp = text(remedyFor(label, { appKind: 'external-client-app' }));
  if (connectedApp === externalClientApp) return ` ${connectedApp}`;
  return `\n\n- Connected App: ${connectedApp}\n- External Client App: ${externalClientApp}`;
}

function causesBy(points: Readonly<Partial<Record<CauseLabel, number>>>): CauseLabel[] {
  return causeLabels
    .filter((label) => (points[label] ?? 0) >= listedPoints)
    .sort((one, other) => (points[other] ?? 0) - (points[one] ?? 0));
}

function link(label: CauseLabel): string {
  const anchor = causeWords(label)
    .title.toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `[${label}](#${anchor})`;
}

/** A camel-case name as words: the evidence rows are named after what they find. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function text(sentence: string): string {
  return sentence.replaceAll('<', '&lt;');
}

function cell(sentence: string): string {
  return text(sentence).replaceAll('|', '\\|');
}
