// What people see: layouts, Lightning pages, apps.

import { type Described, describedAs, keyOf, type Reference } from '../described.ts';
import { linked, type OutlineFacts, outline, outlineTable } from '../outline.ts';
import { bundleKeys } from './bundle.ts';
import { childText, type Element, elementsOf, textsOf } from './xml.ts';

/** `Account-Account Layout`: the object stands before the first hyphen. */
export function readLayout(name: string, xml: Element): Described<OutlineFacts> {
  const [object = ''] = name.split('-');
  const sections = elementsOf(xml, 'layoutSections').map((section) => {
    const items = elementsOf(section, 'layoutColumns').flatMap((column) => elementsOf(column, 'layoutItems'));
    return { label: childText(section, 'label') ?? '', items };
  });
  const lists = elementsOf(xml, 'relatedLists').map((list) => childText(list, 'relatedList') ?? '');
  return describedAs(
    'Layout',
    name,
    outline(
      [['object', linked('CustomObject', object)]],
      [
        outlineTable(
          'layoutSections',
          ['section', 'fields'],
          sections.map(({ label, items }) => [
            label,
            items
              .map((item) => `${itemName(item)}${childText(item, 'behavior') === 'Required' ? ' *' : ''}`)
              .join(', '),
          ]),
        ),
        outlineTable(
          'relatedLists',
          ['relatedList'],
          lists.map((list) => [list]),
        ),
      ],
    ),
    {
      references: [
        { to: keyOf('CustomObject', object), use: 'shows', evidence: 'object of the layout' },
        ...sections.flatMap(({ label, items }) =>
          items.flatMap((item): Reference[] => {
            const field = childText(item, 'field');
            const page = childText(item, 'page');
            const evidence = `section ${label}`;
            return [
              ...(field
                ? [
                    {
                      to: keyOf('CustomField', `${object}.${field}`),
                      use: 'shows' as const,
                      evidence,
                      maybe: true as const,
                    },
                  ]
                : []),
              ...(page ? [{ to: keyOf('ApexPage', page), use: 'shows' as const, evidence }] : []),
            ];
          }),
        ),
        ...lists.flatMap((list): Reference[] =>
          list.includes('.')
            ? [{ to: keyOf('CustomField', list), use: 'shows', evidence: 'related list', maybe: true }]
            : [],
        ),
      ],
    },
  );
}

function itemName(item: Element): string {
  return (
    childText(item, 'field') ??
    childText(item, 'page') ??
    childText(item, 'component') ??
    childText(item, 'customLink') ??
    ''
  );
}

export function readFlexiPage(name: string, xml: Element): Described<OutlineFacts> {
  const object = childText(xml, 'sobjectType');
  const found = elementsOf(xml, 'flexiPageRegions').flatMap((region) =>
    [
      ...elementsOf(region, 'itemInstances'),
      ...elementsOf(region, 'componentInstances').map((componentInstance) => ({ componentInstance })),
    ].map((item) => ({ region: childText(region, 'name') ?? '', item })),
  );
  const components = found.flatMap(({ region, item }) =>
    elementsOf(item, 'componentInstance').map((each) => ({
      region,
      name: childText(each, 'componentName') ?? '',
      each,
    })),
  );
  const fields = found.flatMap(({ item }) =>
    elementsOf(item, 'fieldInstance').map((each) => (childText(each, 'fieldItem') ?? '').replace(/^Record\./, '')),
  );
  return describedAs(
    'FlexiPage',
    name,
    outline(
      [
        ['type', childText(xml, 'type')],
        ['object', object ? linked('CustomObject', object) : null],
        ['template', childText(elementsOf(xml, 'template')[0] ?? {}, 'name')],
      ],
      [
        outlineTable(
          'components',
          ['component', 'region', 'settings'],
          components.map(({ region, name: component, each }) => [component, region, settingsOf(each)]),
        ),
        outlineTable(
          'fields',
          ['field'],
          fields.map((field) => [object ? { key: keyOf('CustomField', `${object}.${field}`), text: field } : field]),
        ),
      ],
    ),
    {
      label: childText(xml, 'masterLabel'),
      description: childText(xml, 'description'),
      references: [
        ...(object
          ? [{ to: keyOf('CustomObject', object), use: 'shows' as const, evidence: 'object of the page' }]
          : []),
        ...fields.flatMap((field): Reference[] =>
          object
            ? [
                {
                  to: keyOf('CustomField', `${object}.${field}`),
                  use: 'shows',
                  evidence: 'field of the page',
                  maybe: true,
                },
              ]
            : [],
        ),
        ...components.flatMap(({ region, name: component, each }): Reference[] => [
          ...bundleKeys(component).map((to) => ({
            to,
            use: 'shows' as const,
            evidence: `region ${region}`,
            maybe: true as const,
          })),
          ...elementsOf(each, 'componentInstanceProperties').flatMap((property): Reference[] => {
            const value = childText(property, 'value');
            return childText(property, 'name') === 'flowName' && value
              ? [{ to: keyOf('Flow', value), use: 'runs', evidence: `region ${region}` }]
              : [];
          }),
        ]),
      ],
    },
  );
}

function settingsOf(component: Element): string {
  return elementsOf(component, 'componentInstanceProperties')
    .map((property) => `${childText(property, 'name') ?? ''} = ${childText(property, 'value') ?? ''}`)
    .join(', ')
    .slice(0, 300);
}

export function readApp(name: string, xml: Element): Described<OutlineFacts> {
  const tabs = textsOf(xml, 'tabs');
  return describedAs(
    'CustomApplication',
    name,
    outline(
      [
        ['navType', childText(xml, 'navType')],
        ['uiType', childText(xml, 'uiType')],
      ],
      [
        outlineTable(
          'tabs',
          ['tab'],
          tabs.map((tab) => [linked('CustomTab', tab)]),
        ),
        outlineTable(
          'profileActionOverrides',
          ['object', 'page', 'profile'],
          elementsOf(xml, 'profileActionOverrides').map((each) => [
            linked('CustomObject', childText(each, 'pageOrSobjectType')),
            linked('FlexiPage', childText(each, 'content')),
            linked('Profile', childText(each, 'profile')),
          ]),
        ),
      ],
    ),
    {
      label: childText(xml, 'label'),
      description: childText(xml, 'description'),
      references: [
        ...tabs.map(
          (tab): Reference => ({ to: keyOf('CustomTab', tab), use: 'shows', evidence: 'tab of the app', maybe: true }),
        ),
        ...[...elementsOf(xml, 'profileActionOverrides'), ...elementsOf(xml, 'actionOverrides')].flatMap(
          (each): Reference[] => {
            const page = childText(each, 'content');
            return page
              ? [
                  {
                    to: keyOf('FlexiPage', page),
                    use: 'shows',
                    evidence: `override of ${childText(each, 'pageOrSobjectType') ?? ''}`,
                    maybe: true,
                  },
                ]
              : [];
          },
        ),
      ],
    },
  );
}
