// What people see: layouts, Lightning pages and components, Visualforce, apps, tabs, actions.

import { type Described, describedAs, type Key, keyOf, type Reference } from '../described.ts';
import { linked, type OutlineFacts, outline, outlineTable } from '../outline.ts';
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

function bundleKeys(component: string): Key[] {
  const name = component.replace(/^c:/, '');
  return name.includes(':') ? [] : [keyOf('LightningComponentBundle', name), keyOf('AuraDefinitionBundle', name)];
}

/** Sources of a Lightning component, by their paths. What they import from the org stands in `@salesforce/…`. */
export function readBundle(
  type: string,
  name: string,
  meta: Element,
  sources: ReadonlyMap<string, string>,
): Described<OutlineFacts> {
  const code = [...sources].filter(([path]) => /\.(?:js|ts|html|cmp|app|evt|page|component)$/.test(path));
  const references = code.flatMap(([path, text]) => codeReferences(text, path.split('/').at(-1) ?? path));
  const properties = code.flatMap(([, text]) =>
    [...text.matchAll(/@api\s+(?:get\s+|set\s+|async\s+)?(\w+)|<aura:attribute[^>]*\bname="(\w+)"/g)].map(
      ([, api, attribute]) => api ?? attribute ?? '',
    ),
  );
  const [targets = {}] = elementsOf(meta, 'targets');
  return describedAs(
    type,
    name,
    outline(
      [
        ['apiVersion', childText(meta, 'apiVersion')],
        ['isExposed', childText(meta, 'isExposed')],
        ['targets', textsOf(targets, 'target').join(', ') || null],
      ],
      [
        outlineTable(
          'publicProperties',
          ['name'],
          [...new Set(properties)].map((property) => [property]),
        ),
        outlineTable(
          'files',
          ['path', 'lines'],
          [...sources].map(([path, text]) => [path, String(text.split('\n').length)]),
        ),
      ],
    ),
    {
      label: childText(meta, 'masterLabel') ?? childText(meta, 'label'),
      description: childText(meta, 'description'),
      references,
    },
  );
}

const importKinds: Readonly<Record<string, (name: string) => Key | null>> = {
  apex: (name) => keyOf('ApexClass', name.split('.')[0] ?? name),
  label: (name) => keyOf('CustomLabel', name.replace(/^c\./, '')),
  schema: (name) => (name.includes('.') ? keyOf('CustomField', name) : keyOf('CustomObject', name)),
  resourceUrl: (name) => keyOf('StaticResource', name),
  customPermission: (name) => keyOf('CustomPermission', name),
  messageChannel: (name) => keyOf('LightningMessageChannel', name.replace(/__c$/, '')),
};

function codeReferences(text: string, file: string): Reference[] {
  const found: Reference[] = [];
  const add = (to: Key | null, use: Reference['use'], offset: number): void => {
    const line = text.slice(0, offset).split('\n').length;
    if (to && !found.some((known) => known.to === to && known.use === use))
      found.push({ to, use, evidence: `${file}, line ${line}`, maybe: true });
  };
  for (const match of text.matchAll(/['"]@salesforce\/(\w+)\/([\w.]+)['"]/g))
    add(importKinds[match[1] ?? '']?.(match[2] ?? '') ?? null, match[1] === 'apex' ? 'runs' : 'refers to', match.index);
  for (const match of text.matchAll(/<c-([a-z0-9-]+)/g))
    add(
      keyOf(
        'LightningComponentBundle',
        (match[1] ?? '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      ),
      'shows',
      match.index,
    );
  for (const match of text.matchAll(/<c:(\w+)/g))
    for (const to of [...bundleKeys(match[1] ?? ''), keyOf('ApexComponent', match[1] ?? '')])
      add(to, 'shows', match.index);
  for (const match of text.matchAll(/\b(?:controller|extensions)="([\w, ]+)"/g))
    for (const name of (match[1] ?? '').split(/,\s*/)) add(keyOf('ApexClass', name), 'runs', match.index);
  for (const match of text.matchAll(/\bstandardController="(\w+)"/g))
    add(keyOf('CustomObject', match[1] ?? ''), 'shows', match.index);
  for (const match of text.matchAll(/\$(Label|Resource)\.(?:c\.)?(\w+)/g))
    add(keyOf(match[1] === 'Label' ? 'CustomLabel' : 'StaticResource', match[2] ?? ''), 'refers to', match.index);
  return found;
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
