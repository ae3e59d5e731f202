// The page of a flow: when it starts, its picture, its elements one by one.

import { documentationWords as words } from '../../../text/scan/documentation-words.ts';
import { elementWords, flowStartWords } from '../../../text/scan/flow-words.ts';
import { type Section, section, sections, type TextSpan, tableSection } from '../article.ts';
import { type Described, keyOf } from '../described.ts';
import { flowDiagram } from '../diagrams/flow-diagram.ts';
import type { LinkGraph } from '../link-graph.ts';
import type { FlowFacts } from '../read/flow-facts.ts';
import { linkTo } from './links.ts';

export function flowSections(flow: Described<FlowFacts>, links: LinkGraph): Section[] {
  const { facts } = flow;
  const { start } = facts;
  return sections(
    section('start', words.start, [
      {
        kind: 'statements',
        isOrdered: false,
        statements: [
          {
            spans: [
              flowStartWords(facts.processType, start),
              ...(start.object ? [' ', linkTo(keyOf('CustomObject', start.object), links, start.object)] : []),
              '.',
            ],
            ...(start.conditions.length > 0 && {
              evidence: start.conditions.flatMap((condition, index): TextSpan[] =>
                index > 0 ? [', ', { code: condition }] : [{ code: condition }],
              ),
            }),
          },
          ...start.scheduledPaths.map((path) => ({ spans: [`${words.runs}: ${path}`] })),
        ],
      },
      {
        kind: 'properties',
        rows: [
          [words.status, [facts.status]],
          [words.type, [facts.processType]],
          ...(facts.runsAs ? [[words.runs, [facts.runsAs]] as const] : []),
        ],
      },
    ]),
    section('diagram', words.diagram, [
      facts.elements.length > 0 ? { kind: 'diagram', diagram: flowDiagram(flow) } : null,
    ]),
    tableSection(
      'elements',
      words.elements,
      [words.element, words.type, words.what],
      facts.elements.map((element) => ({
        anchor: `element-${element.name}`,
        cells: [
          [element.label, ' ', { code: element.name }],
          [elementWords[element.kind]],
          [
            ...(element.object ? [linkTo(keyOf('CustomObject', element.object), links, element.object), ' '] : []),
            ...(element.calls ? [{ code: element.calls }, ' '] : []),
            ...(element.description ? [element.description, ' '] : []),
            ...element.details.flatMap((detail): TextSpan[] => [{ code: detail }, ' ']),
          ],
        ],
      })),
    ),
    tableSection(
      'variables',
      words.variables,
      [words.name, words.type, words.inputs, words.outputs],
      facts.variables.map(({ name, type, isCollection, isInput, isOutput }) => ({
        cells: [[{ code: name }], [isCollection ? `${type}[]` : type], [{ yes: isInput }], [{ yes: isOutput }]],
      })),
    ),
    tableSection(
      'formulas',
      words.formulas,
      [words.name, words.formula],
      facts.formulas.map(({ name, expression }) => ({ cells: [[{ code: name }], [{ code: expression }]] })),
    ),
  );
}
