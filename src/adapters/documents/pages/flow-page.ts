// The page of a flow: when it starts, its picture, its elements one by one.

import { documentationWords as words } from '../../../text/scan/documentation-words.ts';
import { elementWords, flowStartWords } from '../../../text/scan/flow-words.ts';
import { type Section, section, sections, type TableRow, type TextSpan } from '../article.ts';
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
    section('elements', words.elements, [
      {
        kind: 'table',
        caption: words.elements,
        head: [words.element, words.type, words.what],
        rows: facts.elements.map(
          (element): TableRow => ({
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
          }),
        ),
      },
    ]),
    section('variables', words.variables, [
      {
        kind: 'table',
        caption: words.variables,
        head: [words.name, words.type, words.inputs, words.outputs],
        rows: facts.variables.map(
          ({ name, type, isCollection, isInput, isOutput }): TableRow => ({
            cells: [[{ code: name }], [isCollection ? `${type}[]` : type], [{ yes: isInput }], [{ yes: isOutput }]],
          }),
        ),
      },
    ]),
    section('formulas', words.formulas, [
      {
        kind: 'table',
        caption: words.formulas,
        head: [words.name, words.formula],
        rows: facts.formulas.map(
          ({ name, expression }): TableRow => ({ cells: [[{ code: name }], [{ code: expression }]] }),
        ),
      },
    ]),
  );
}
