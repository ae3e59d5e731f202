// Tests read the labels as people do, in English. A label without a text has its name, as always.

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const file = join(__dirname, '../force-app/main/default/labels/CustomLabels.labels-meta.xml');
const marks = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const plain = (text) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (mark) => marks[mark]);
const label = /<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g;

const texts = Object.fromEntries(
  [...readFileSync(file, 'utf8').matchAll(label)].map(([, name, value]) => [name.replace('Latchkey_', ''), plain(value)]),
);
globalThis.englishLabels = texts;

const { labels } = require('c/latchkeyLabels');
for (const name of Object.keys(labels)) labels[name] = texts[name] ?? labels[name];
