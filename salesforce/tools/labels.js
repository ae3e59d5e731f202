// Writes the custom labels, their translations, and what takes them from there: a module for components, a class for errors; and the
// examples of signing as a test class. With --check says whether they are written.
// The words come from the browser pages (web-texts.js) and from the two tables beside this file.

import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorLabels } from './error-labels.js';
import { ownLabels } from './own-labels.js';

const languages = ['en', 'de', 'fr'];
const root = join(dirname(fileURLToPath(import.meta.url)), '../force-app/main/default');
const mostCharacters = 1_000;

function webLabels(language) {
  const program = fileURLToPath(new URL('web-texts.js', import.meta.url));
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  return JSON.parse(execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, language], options));
}

/** Name to text, in one language. */
export function labelsIn(language) {
  const index = languages.indexOf(language);
  const own = Object.entries(ownLabels).map(([name, texts]) => [name, texts[index]]);
  const errors = errorLabels.flatMap(([code, says, helps]) => [
    [`Error_${code}`, says[index]],
    [`Help_${code}`, helps[index]],
  ]);
  return Object.fromEntries([...Object.entries(webLabels(language)), ...own, ...errors].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

function labelsFile(labels) {
  const each = Object.entries(labels).map(
    ([name, text]) => `    <labels>
        <fullName>Latchkey_${name}</fullName>
        <categories>Latchkey</categories>
        <language>en_US</language>
        <protected>true</protected>
        <shortDescription>${escaped(name.replaceAll('_', ' '))}</shortDescription>
        <value>${escaped(text)}</value>
    </labels>`,
  );
  return `${head}<CustomLabels ${namespace}>\n${each.join('\n')}\n</CustomLabels>\n`;
}

function translationFile(labels) {
  const each = Object.entries(labels).map(
    ([name, text]) => `    <customLabels>
        <label>${escaped(text)}</label>
        <name>Latchkey_${name}</name>
    </customLabels>`,
  );
  const tabs = ['Settings', 'Status'].map(
    (name) => `    <customTabs>
        <label>${escaped(labels[name])}</label>
        <name>Latchkey_${name}</name>
    </customTabs>`,
  );
  return `${head}<Translations ${namespace}>\n${[...each, ...tabs].join('\n')}\n</Translations>\n`;
}

function moduleFile(labels) {
  const names = Object.keys(labels);
  return `// Every label that a component shows, in the language of who looks. Written by salesforce/tools/labels.js.

${names.map((name) => `import ${name} from '@salesforce/label/c.Latchkey_${name}';`).join('\n')}

export const labels = {
${names.map((name) => `  ${name},`).join('\n')}
};
`;
}

function helpClass() {
  const codes = errorLabels.map(([code]) => code);
  const cases = (kind) =>
    codes.map((code) => `      when '${code}' {\n        return Label.Latchkey_${kind}_${code};\n      }\n`).join('');
  const method = (name, kind, otherwise) =>
    `  public static String ${name}(String code, String ${otherwise}) {\n    switch on code {\n${cases(kind)}      when else {\n        return ${otherwise};\n      }\n    }\n  }\n`;
  return `/** What an error says and what helps, by its code, in the language of who looks. Written by salesforce/tools/labels.js. */
public with sharing class LatchkeyHelp {
${method('messageOf', 'Error', 'detail')}
${method('helpOf', 'Help', 'nextAction')}}
`;
}

const vectorsPath = fileURLToPath(new URL('../hmac-vectors.json', import.meta.url));

/** The examples that Latchkey itself is tested against, as an org can read them. */
function vectorsClass() {
  const { vectors } = JSON.parse(readFileSync(vectorsPath, 'utf8'));
  const quoted = (value) => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  const written = vectors.map((vector) => {
    const fields = Object.entries(vector).map(([name, value]) => `      ${quoted(name)} => ${quoted(value)}`);
    return `    new Map<String, String>{\n${fields.join(',\n')}\n    }`;
  });
  return `/** Examples of what is signed: salesforce/hmac-vectors.json of Latchkey, which tests the other side. Written by salesforce/tools/labels.js. */
@IsTest
public class LatchkeyVectors {
  public static final List<Map<String, String>> ALL = new List<Map<String, String>>{
${written.join(',\n')}
  };
}
`;
}

/** Those that no component shows, by its name or by how its name begins. */
function unusedOf(names) {
  const paths = globSync('lwc/*/*.{html,js}', { cwd: root }).filter((path) => !path.includes('latchkeyLabels'));
  const sources = paths.map(read).join('');
  const begins = [...sources.matchAll(/labels\[`(\w+)\$/g)].map(([, begin]) => begin);
  return names.filter((name) => !begins.some((begin) => name.startsWith(begin)) && !new RegExp(`labels\\.${name}\\b`).test(sources));
}

function files() {
  const [en, de, fr] = languages.map(labelsIn);
  for (const labels of [en, de, fr]) {
    const long = Object.entries(labels).find(([, text]) => text.length > mostCharacters);
    if (long !== undefined) throw new Error(`The label ${long[0]} has ${long[1].length} characters, of at most ${mostCharacters}.`);
  }
  const shown = Object.fromEntries(Object.entries(en).filter(([name]) => !/^(Error|Help)_/.test(name)));
  const unused = unusedOf(Object.keys(shown));
  if (unused.length > 0) throw new Error(`No component shows the labels ${unused.join(', ')}.`);
  return {
    'labels/CustomLabels.labels-meta.xml': labelsFile(en),
    'translations/de.translation-meta.xml': translationFile(de),
    'translations/fr.translation-meta.xml': translationFile(fr),
    'lwc/latchkeyLabels/latchkeyLabels.js': moduleFile(shown),
    'classes/LatchkeyHelp.cls': helpClass(),
    'classes/LatchkeyVectors.cls': vectorsClass(),
  };
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = Object.entries(files()).filter(([path, text]) => read(path) !== text);
  if (process.argv.includes('--check')) {
    for (const [path] of stale) process.stderr.write(`${path} is not as its tables say: run npm run labels in salesforce/\n`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const [path, text] of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }
}
