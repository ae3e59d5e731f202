// The chapters of a documentation: overview, what changed, automation, integrations, the connection itself.

import type { Instant } from '../../../domain/ports.ts';
import type { ScanRecord } from '../../../domain/scan/documentation.ts';
import { daysUntil } from '../../../domain/status/connection-state.ts';
import { day, moment } from '../../../text/instants.ts';
import { saidWords } from '../../../text/said-words.ts';
import { chapterWords as words } from '../../../text/scan/chapter-words.ts';
import { oneOfType, typeWords } from '../../../text/scan/component-words.ts';
import { type Chapter, chapters, stageWords } from '../../../text/scan/documentation-words.ts';
import { excludedWords } from '../../../text/scan/scan-words.ts';
import { type Article, type Block, type Section, section, sections, type TableRow, tableSection } from '../article.ts';
import { type Automation, type Integration, type Key, keyOf, stages } from '../described.ts';
import type { LinkGraph } from '../link-graph.ts';
import { changeBlock, chapterOf } from './component-page.ts';
import { linkTo, typeOf } from './links.ts';

/** What the first pass kept for the chapters. */
interface Gathered {
  links: LinkGraph;
  automations: ReadonlyMap<Key, readonly Automation[]>;
  integrations: readonly { key: Key; label: string | null; integration: Integration }[];
  /** The first page of each type's list. */
  lists: ReadonlyMap<string, string>;
}

export function chapterArticles(record: ScanRecord, gathered: Gathered): Article[] {
  const own: Readonly<Record<Chapter, () => Section[]>> = {
    home: () => homeSections(record, gathered),
    changes: () => changeSections(record, gathered),
    objects: () => [],
    automation: () => automationSections(gathered),
    code: () => [],
    pages: () => [],
    access: () => [],
    integrations: () => integrationSections(record, gathered),
    components: () => [],
    connection: () => connectionSections(record),
  };
  return (Object.keys(chapters) as Chapter[]).map((chapter): Article => {
    const types = Object.keys(record.byType).filter((type) => chapter === 'components' || chapterOf(type) === chapter);
    return {
      page: chapter === 'home' ? 'index' : chapter,
      title: chapter === 'home' ? record.connection.name : chapters[chapter],
      kind: words.kind,
      chapter,
      lead: words.leads[chapter],
      sections: [...own[chapter](), ...sections(section('types', words.byType, [typeTable(types, record, gathered)]))],
    };
  });
}

function typeTable(types: readonly string[], { byType }: ScanRecord, { lists }: Gathered): Block {
  return {
    kind: 'table',
    caption: words.byType,
    head: [words.type, words.apiName, words.count],
    rows: types.toSorted().map((type): TableRow => {
      const page = lists.get(type);
      return {
        cells: [
          [page ? { text: typeWords(type), page } : typeWords(type)],
          [{ code: type }],
          [String(byType[type] ?? 0)],
        ],
      };
    }),
  };
}

function homeSections(
  { scan, connection, org, total, byType, differences, signIn }: ScanRecord,
  { lists }: Gathered,
): Section[] {
  return sections(
    section('scan', words.scan, [
      {
        kind: 'properties',
        rows: [
          [words.connection, [connection.name]],
          [words.org, [`${org.orgId}, ${org.instanceUrl}`]],
          [words.number, [String(scan.number)]],
          [words.ended, [moment(scan.endedAt)]],
          [words.components, [String(total)]],
          [words.types, [String(Object.keys(byType).length)]],
          ...(scan.excluded === null ? [] : [[words.excluded, [excludedWords(scan.excluded)]] as const]),
          [words.calls, [String(scan.apiCalls)]],
          [words.signIn, [{ text: signIn.failure ? words.fails : words.works, page: 'connection' }]],
        ],
      },
      differences
        ? {
            kind: 'text',
            spans: [
              {
                text: words.changesSince(differences.from, differences.added, differences.changed, differences.removed),
                page: 'changes',
              },
            ],
          }
        : null,
    ]),
    tableSection(
      'problems',
      words.problems,
      [words.type, words.name, words.message],
      scan.problems.map(({ type, fullName, message }): TableRow => {
        const page = lists.get(type);
        return {
          cells: [
            [page ? { text: oneOfType(type), page } : oneOfType(type)],
            [fullName ?? words.all],
            [saidWords(message)],
          ],
        };
      }),
    ),
  );
}

function changeSections({ differences }: ScanRecord, { links }: Gathered): Section[] {
  if (!differences) return sections(section('first', words.changes, [{ kind: 'text', spans: [words.firstScan] }]));
  if (differences.changes.length === 0)
    return sections(section('none', words.changes, [{ kind: 'text', spans: [words.noChanges(differences.from)] }]));
  const shown = differences.changes.length;
  const all = differences.added + differences.changed + differences.removed;
  return sections(
    section('summary', words.changes, [
      {
        kind: 'text',
        spans: [words.changesSince(differences.from, differences.added, differences.changed, differences.removed)],
      },
      all > shown ? { kind: 'text', spans: [words.mostShown(shown, all)] } : null,
    ]),
    ...differences.changes.map((change) =>
      section(`${change.type}-${change.fullName}`, `${oneOfType(change.type)} ${change.fullName}`, [
        ...(links.known(keyOf(change.type, change.fullName))
          ? [{ kind: 'text' as const, spans: [linkTo(keyOf(change.type, change.fullName), links)] }]
          : []),
        changeBlock(change),
      ]),
    ),
  );
}

function automationSections({ automations, links }: Gathered): Section[] {
  const rows = [...automations].map(([object, all]) => ({
    cells: [
      [linkTo(object, links)],
      ...stages.map((stage) => [String(all.filter((one) => one.stage === stage && one.isActive).length || '')]),
    ],
  }));
  const used = stages.map((stage) => [...automations.values()].some((all) => all.some((one) => one.stage === stage)));
  const columns = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => index === 0 || used[index - 1]);
  return sections(
    section('by-object', words.automationByObject, [
      {
        kind: 'table',
        caption: words.automationByObject,
        head: columns([words.object, ...stages.map((stage) => stageWords[stage] ?? stage)]),
        rows: rows.map(({ cells }) => ({ cells: columns(cells) })),
      },
    ]),
  );
}

function integrationSections({ scan }: ScanRecord, { integrations, links }: Gathered): Section[] {
  const soonest = integrations.toSorted((a, b) =>
    (a.integration.expiresAt ?? '9999') < (b.integration.expiresAt ?? '9999') ? -1 : 1,
  );
  const expiring = soonest.filter(({ integration }) => integration.expiresAt !== null);
  return sections(
    tableSection(
      'expiry',
      words.certificates,
      [words.name, words.type, words.expires, words.daysLeft],
      expiring.map(({ key, integration }) => ({
        cells: [
          [linkTo(key, links)],
          [oneOfType(typeOf(key))],
          [integration.expiresAt ?? ''],
          [daysText(Date.parse(integration.expiresAt ?? ''), scan.endedAt)],
        ],
      })),
    ),
    tableSection(
      'all',
      words.integrations,
      [words.name, words.kindOf, words.type, words.address, words.usedBy],
      integrations
        .filter(({ integration }) => integration.kind !== 'certificate')
        .map(({ key, label, integration }) => ({
          cells: [
            [
              linkTo(key, links),
              ...(label ? [` ${label}`] : []),
              ...(integration.isActive ? [] : [` (${words.inactive})`]),
            ],
            [integration.kind],
            [oneOfType(typeOf(key))],
            integration.address ? [{ code: integration.address }] : [],
            [String(links.usedBy(key).length || '')],
          ],
        })),
    ),
  );
}

function daysText(expiresAt: Instant, endedAt: Instant): string {
  const days = daysUntil(expiresAt, endedAt);
  return days < 0 ? words.expired : String(days);
}

function connectionSections({ signIn, connection, org, scan }: ScanRecord): Section[] {
  return sections(
    section('sign-in', words.signIn, [
      signIn.failure
        ? {
            kind: 'note',
            tone: 'error',
            spans: [words.failure(saidWords(signIn.failure.message), moment(signIn.failure.since))],
          }
        : { kind: 'note', tone: 'info', spans: [words.accepted(moment(signIn.lastAcceptedAt))] },
      {
        kind: 'properties',
        rows: [
          [words.connection, [connection.name]],
          [words.username, [connection.username]],
          [words.loginUrl, [connection.loginUrl]],
          [words.org, [`${org.orgId}, ${org.instanceUrl}`]],
          [words.app, [`${signIn.appName} (${words.appKinds[signIn.appKind]})`]],
        ],
      },
    ]),
    tableSection(
      'key-pairs',
      words.keyPairs,
      [words.state, words.subject, words.validFrom, words.expires, words.daysLeft, words.fingerprint],
      signIn.keyPairs.map((pair) => ({
        cells: [
          [pair.state],
          [pair.subject],
          [day(pair.notBefore)],
          [day(pair.notAfter)],
          [daysText(pair.notAfter, scan.endedAt)],
          [{ code: pair.fingerprint }],
        ],
      })),
    ),
  );
}
