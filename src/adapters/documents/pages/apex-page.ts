// The page of an Apex class or trigger: what it offers, when it runs, what it touches and in which lines.

import { documentationWords as words } from '../../../text/scan/documentation-words.ts';
import { type Block, type Section, section, sections, tableSection } from '../article.ts';
import { type Described, keyOf } from '../described.ts';
import type { LinkGraph } from '../link-graph.ts';
import type { ApexFacts } from '../read/apex-facts.ts';
import { linkTo } from './links.ts';

export function apexSections({ facts, problem }: Described<ApexFacts>, links: LinkGraph): Section[] {
  const notes: (Block | null)[] = [
    facts.read === 'hidden' ? { kind: 'note', tone: 'info', spans: [words.hiddenCode] } : null,
    facts.read === 'header' ? { kind: 'note', tone: 'warning', spans: [words.onlyHeader(problem ?? '')] } : null,
  ];
  return sections(
    section('about', words.properties, [
      ...notes,
      facts.signature ? { kind: 'code', text: facts.signature } : null,
      {
        kind: 'properties',
        rows: [
          ...(facts.object
            ? [
                [
                  words.runs,
                  [`${facts.events.join(', ')}: `, linkTo(keyOf('CustomObject', facts.object), links, facts.object)],
                ] as const,
              ]
            : []),
          ...(facts.sharing ? [[words.sharing, [facts.sharing]] as const] : []),
          ...(facts.apiVersion ? [['API', [facts.apiVersion]] as const] : []),
          ...(facts.status ? [[words.status, [facts.status]] as const] : []),
        ],
      },
    ]),
    tableSection(
      'members',
      words.members,
      [words.name, words.visibility, words.signature],
      facts.members
        .filter(({ visibility }) => visibility !== 'protected')
        .map((member) => ({
          anchor: `member-${member.name}-${member.line}`,
          cells: [[{ code: member.name }], [`${member.visibility} ${member.kind}`], [{ code: member.signature }]],
        })),
    ),
    tableSection(
      'touches',
      words.touches,
      [words.kind, words.what, words.evidence],
      facts.touches.map(({ kind, text, lines }) => ({
        cells: [[kind], [{ code: text }], [`${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`]],
      })),
    ),
  );
}
