// The components as LWC's own compiler and engine make them, with stand-ins for Salesforce's base components and for what the platform
// gives: labels, Apex methods, the permission of who looks.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';

const components = resolve('force-app/main/default/lwc');
const marks = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const plain = (text) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (mark) => marks[mark]);

const platform = {
  name: 'platform',
  resolveId: (id) => (id.startsWith('@salesforce/') ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith('\0@salesforce/')) return null;
    const [, kind, name] = /@salesforce\/(\w+)\/(.+)/.exec(id);
    const given = {
      label: `globalThis.latchkey.labels[${JSON.stringify(name.replace('c.', ''))}]`,
      apex: `(input) => globalThis.latchkey.apex[${JSON.stringify(name)}](input)`,
      customPermission: 'globalThis.latchkey.mayAct',
      i18n: 'globalThis.latchkey.language',
    };
    return `export default ${given[kind]};`;
  },
};

const entry = `
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import Settings from 'c/latchkeySettings';
import Status from 'c/latchkeyStatus';

const [tag, is] = location.hash === '#status' ? ['c-latchkey-status', Status] : ['c-latchkey-settings', Settings];
document.querySelector('main').append(createElement(tag, { is }));
`;

/** One script. */
export async function bundle() {
  const modules = readdirSync(components).map((name) => ({ name: `c/${name}`, path: join(components, name, `${name}.js`) }));
  const built = await rollup({
    input: 'entry',
    plugins: [
      { name: 'entry', resolveId: (id) => (id === 'entry' ? resolve('test/render/entry.js') : null), load: (id) => (id.endsWith('render/entry.js') ? entry : null) },
      platform,
      lwc({ rootDir: resolve('.'), modules: [...modules, { dir: resolve('test/render') }, { npm: '@lwc/engine-dom' }] }),
    ],
    onwarn(warning) {
      if (warning.code !== 'CIRCULAR_DEPENDENCY') throw new Error(warning.message);
    },
  });
  const { output } = await built.generate({ format: 'iife' });
  return output[0].code.replaceAll('process.env.NODE_ENV', '"production"');
}

/** Name to text. */
export function labelsOf(language) {
  const root = 'force-app/main/default';
  const [file, entryOf] =
    language === 'en'
      ? [`${root}/labels/CustomLabels.labels-meta.xml`, /<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g]
      : [`${root}/translations/${language}.translation-meta.xml`, /<label>([\s\S]*?)<\/label>\s*<name>(\w+)<\/name>/g];
  const found = [...readFileSync(file, 'utf8').matchAll(entryOf)];
  return Object.fromEntries(found.map(([, a, b]) => (language === 'en' ? [a, plain(b)] : [b, plain(a)])));
}
