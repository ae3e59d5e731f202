// Lightning and Visualforce components: what they offer, and what their sources name.

import { type Described, describedAs, type Key, keyOf, type Reference } from '../described.ts';
import { type OutlineFacts, outline, outlineTable } from '../outline.ts';
import { childText, type Element, elementsOf, textsOf } from './xml.ts';

/** A page names a component without saying of which of the two kinds it is. */
export function bundleKeys(component: string): Key[] {
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
