// Runs the demo and draws what it printed as docs/demo.svg, the README's picture: node scripts/draw-demo.ts

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const printed = execFileSync(fileURLToPath(new URL('bin/latchkey', root)), ['demo'], { encoding: 'utf8' });
const lines = ['$ npm run demo', '', ...printed.trimEnd().split('\n')];

const fontSize = 13;
const lineHeight = 19;
const padding = 20;
const width = Math.max(...lines.map((line) => line.length)) * fontSize * 0.602 + padding * 2;
const height = lines.length * lineHeight + padding * 2;

function colourOf(line: string): string {
  if (line.startsWith('$')) return '#7fd1ff';
  if (/verified|^Settled|^Accepted/.test(line)) return '#7ee787';
  if (/^Latchkey +\d/.test(line)) return '#7ee787';
  if (/^one key/.test(line)) return '#ff9b8e';
  if (/^(CLIENT|Sign-ins|Rotation|Latchkey against)/.test(line)) return '#ffffff';
  return '#c9d1d9';
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const rows = lines.map((line, index) => {
  const y = padding + (index + 0.8) * lineHeight;
  return `<text x="${padding}" y="${y.toFixed(1)}" fill="${colourOf(line)}" xml:space="preserve">${escaped(line)}</text>`;
});
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img" aria-label="What npm run demo prints">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${fontSize}">
${rows.join('\n')}
</g>
</svg>
`;
writeFileSync(new URL('docs/demo.svg', root), svg);
