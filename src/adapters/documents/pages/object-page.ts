// The page of an object: fields, relationships, automation in its order of execution, who may read and write.

import {
  rightWords,
  sharingWords,
  stageWords,
  documentationWords as words,
} from '../../../text/scan/documentation-words.ts';
import { fieldTypeWords } from '../../../text/scan/field-type.ts';
import { type Block, type Section, section, sections, type TableRow, type TextSpan, tableSection } from '../article.ts';
import { type Automation, type Described, type Key, keyOf, rights, stages } from '../described.ts';
import { relationDiagram } from '../diagrams/relation-diagram.ts';
import type { LinkGraph } from '../link-graph.ts';
import type { FieldFacts } from '../read/field.ts';
import type { ObjectFacts } from '../read/object.ts';
import { linkTo, usedByShort } from './links.ts';

export interface ObjectSurroundings {
  links: LinkGraph;
  automationsOf(object: Key): readonly Automation[];
}

export function objectSections(
  object: Described<ObjectFacts>,
  { links, automationsOf }: ObjectSurroundings,
): Section[] {
  const { facts, fullName } = object;
  const key = keyOf('CustomObject', fullName);
  return sections(
    section('about', words.properties, [
      {
        kind: 'properties',
        rows: [
          [words.kind, [facts.kind]],
          [words.sharing, [sharingText(facts)]],
          ...(facts.features.length > 0 ? [[words.other, [facts.features.join(', ')]] as const] : []),
        ],
      },
    ]),
    section('relationships', words.relationships, [relationships(object, links)]),
    section('automation', words.automation, automation(automationsOf(key), links)),
    section('access', words.whoMay, access(key, links)),
    tableSection(
      'fields',
      words.fields,
      [words.field, words.type, words.required, words.description, words.usedBy],
      facts.fields.map((field) => fieldRow(fullName, field, links)),
    ),
    section(
      'rules',
      words.rules,
      facts.validationRules
        .map(
          (rule): Block => ({
            kind: 'table',
            caption: rule.name,
            head: [words.name, words.conditions, words.errorMessage],
            rows: [
              {
                anchor: `rule-${rule.name}`,
                cells: [
                  [{ code: rule.name }, ...(rule.isActive ? [] : [` (${words.inactive})`])],
                  [{ code: rule.condition }],
                  [rule.message, ...(rule.errorField ? [' · ', { code: rule.errorField }] : [])],
                ],
              },
            ],
          }),
        )
        .reduce(joinTables, []),
    ),
    tableSection(
      'record-types',
      words.recordTypes,
      [words.name, words.label, words.description],
      facts.recordTypes.map((type) => ({
        anchor: `record-type-${type.name}`,
        cells: [
          [{ code: type.name }, ...(type.isActive ? [] : [` (${words.inactive})`])],
          [type.label ?? ''],
          [type.description ?? ''],
        ],
      })),
    ),
    tableSection(
      'others',
      words.other,
      [words.kind, words.name, words.label],
      facts.others.map(({ kind, name, label }) => ({
        anchor: `${kind}-${name}`,
        cells: [[kind], [{ code: name }], [label ?? '']],
      })),
    ),
  );
}

function joinTables(joined: Block[], next: Block): Block[] {
  const [first] = joined;
  if (first?.kind !== 'table' || next.kind !== 'table')
    return [{ ...next, ...(next.kind === 'table' && { caption: words.rules }) }];
  return [{ ...first, rows: [...first.rows, ...next.rows] }];
}

function sharingText({ sharing, externalSharing }: ObjectFacts): string {
  const named = (model: string | null): string => (model === null ? '–' : (sharingWords[model] ?? model));
  return externalSharing ? `${named(sharing)}, external: ${named(externalSharing)}` : named(sharing);
}

function relationships(object: Described<ObjectFacts>, links: LinkGraph): Block | null {
  const key = keyOf('CustomObject', object.fullName);
  const lookups = object.facts.fields.flatMap(({ name, type, referenceTo }) =>
    referenceTo.map((to) => ({ field: name, isOwner: type === 'MasterDetail', to })),
  );
  const children = links
    .usedBy(key)
    .flatMap(({ from, use, evidence }) =>
      use === 'looks up' && from.startsWith('CustomObject:')
        ? [{ object: from.slice('CustomObject:'.length), field: evidence.replace(/^field /, '') }]
        : [],
    );
  return lookups.length + children.length === 0
    ? null
    : { kind: 'diagram', diagram: relationDiagram(object.fullName, lookups, children) };
}

function automation(all: readonly Automation[], links: LinkGraph): Block[] {
  if (all.length === 0) return [{ kind: 'text', spans: [words.noAutomation] }];
  const rows = stages.flatMap((stage) =>
    all
      .filter((one) => one.stage === stage)
      .toSorted(
        (a, b) =>
          (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) ||
          (a.key < b.key ? -1 : 1) ||
          0,
      )
      .map((one) => ({
        cells: [
          [stageWords[stage] ?? stage],
          [
            linkTo(one.key, links, one.label),
            ...(one.isActive ? [] : [` (${words.inactive})`]),
            ...(one.order === null ? [] : [` · ${words.order} ${one.order}`]),
          ],
          one.when === '' ? [words.all] : [{ code: one.when }],
        ],
      })),
  );
  return [
    { kind: 'text', spans: [words.automationText] },
    { kind: 'table', caption: words.automation, head: [words.stage, words.what, words.conditions], rows },
  ];
}

function access(key: Key, links: LinkGraph): Block[] {
  const granted = links.granted(key);
  const columns = Object.keys(rights) as (keyof typeof rights)[];
  return granted.length === 0
    ? []
    : [
        { kind: 'text', spans: [words.accessText] },
        {
          kind: 'table',
          caption: words.whoMay,
          head: [words.grantedBy, ...columns.map((right) => rightWords[right])],
          rows: granted.map(([from, bits]) => ({
            cells: [[linkTo(from, links)], ...columns.map((right) => [{ yes: (bits & rights[right]) !== 0 }])],
          })),
        },
      ];
}

function fieldRow(object: string, field: FieldFacts, links: LinkGraph): TableRow {
  const key = keyOf('CustomField', `${object}.${field.name}`);
  const grants = links.granted(key);
  const editing = grants.filter(([, bits]) => bits & rights.edit).length;
  return {
    anchor: `field-${field.name}`,
    cells: [
      [{ code: field.name }, ...(field.label ? [` ${field.label}`] : [])],
      typeSpans(field, links),
      [{ yes: field.isRequired }],
      descriptionSpans(field),
      [
        ...usedByShort(key, links),
        ...(grants.length > 0 ? [` · ${rightWords.read} ${grants.length}, ${rightWords.edit} ${editing}`] : []),
      ],
    ],
  };
}

function typeSpans(field: FieldFacts, links: LinkGraph): TextSpan[] {
  const text = fieldTypeWords({ ...field, referenceTo: [], isFormula: field.formula !== null });
  return [
    text,
    ...field.referenceTo.flatMap((to): TextSpan[] => [' ', linkTo(keyOf('CustomObject', to), links, to)]),
    ...(field.isUnique ? [`, ${words.unique}`] : []),
    ...(field.isExternalId ? [', External ID'] : []),
  ];
}

function descriptionSpans(field: FieldFacts): TextSpan[] {
  const spans: TextSpan[] = [];
  const add = (...more: TextSpan[]): void => void spans.push(...(spans.length > 0 ? [' · ', ...more] : more));
  if (field.description) add(field.description);
  if (field.help && field.help !== field.description) add(field.help);
  if (field.formula) add(`${words.formula}: `, { code: field.formula });
  if (field.rollUp)
    add({
      code: [field.rollUp.operation, field.rollUp.of ?? field.rollUp.relationship, ...field.rollUp.filters].join(' '),
    });
  if (field.defaultValue) add(`${words.default}: `, { code: field.defaultValue });
  if (field.values.length > 0)
    add(field.values.slice(0, 40).join(' | ') + (field.values.length > 40 ? ` … (${field.values.length})` : ''));
  return spans;
}
