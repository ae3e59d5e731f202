import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styleText } from 'node:util';
import { cut, facts, fitted, table } from '../../src/cli/table.ts';

const head = ['name', 'next step'];

test('a column is as wide as its widest cell, and colours have no width', () => {
  const red = styleText('red', 'a', { validateStream: false });
  assert.equal(
    table(
      head,
      [
        [red, 'one'],
        ['abcdef', 'two'],
      ],
      undefined,
    ),
    `NAME    NEXT STEP\n${red}       one\nabcdef  two`,
  );
});

test('the last column is wrapped at words, under its own beginning', () => {
  const shown = table(head, [['acme', 'upload the certificate in Salesforce']], 32);
  assert.equal(shown, 'NAME  NEXT STEP\nacme  upload the certificate in\n      Salesforce');
});

test('where the last column has no room it stands below', () => {
  const shown = table(['a rather long name', 'next step'], [['acme', 'upload the certificate in Salesforce']], 30);
  assert.equal(shown, 'A RATHER LONG NAME\n  NEXT STEP\nacme\n  upload the certificate in\n  Salesforce');
});

test('where no column has room each row is a block of its own, without what is not known', () => {
  const head = ['connection', 'state', 'until', 'certificate', 'next step'];
  const rows = [
    ['acme', 'failing', '2026-12-01', '6 days left', 'Find the cause: latchkey test acme'],
    ['beta', 'needsCertificate', '–', '–', 'Make the certificate'],
  ];
  assert.equal(
    table(head, rows, 36),
    [
      'acme  failing',
      '  2026-12-01, 6 days left',
      '  Find the cause: latchkey test acme',
      'beta  needsCertificate',
      '  Make the certificate',
    ].join('\n'),
  );
});

test('the lines of a fact stand in one column', () => {
  assert.equal(
    facts(
      [
        ['Name', 'acme'],
        ['Certificate', 'AA:BB\nuntil'],
      ],
      undefined,
    ),
    'Name         acme\nCertificate  AA:BB\n             until',
  );
});

test('a long line goes on under its text, after its number or dash', () => {
  const shown = fitted('  - one two three four five six seven\n1. short', 30);
  assert.equal(shown, '  - one two three four five\n    six seven\n1. short');
});

test('a word longer than the line is not broken: it may be a command to copy', () => {
  const url = `https://example.com/${'x'.repeat(60)}`;
  assert.equal(fitted(`Open ${url} now`, 40), `Open\n${url}\nnow`);
});

test('what is one line is cut after a whole word', () => {
  assert.equal(cut('Next try in 60 s.', 17), 'Next try in 60 s.');
  assert.equal(cut('Next try in 60 s.', 16), 'Next try in 60…');
  assert.equal(cut('Next try in 60 s.', 13), 'Next try in…');
  assert.equal(cut('3MVG9abcdefgh', 8), '3MVG9ab…');
});

const print = `${'AB:'.repeat(31)}CD`;

test('a fingerprint that has no room beside its row stands below it, and never at the edge', () => {
  const names = ['state', 'algorithm', 'from', 'until', 'validity', 'mark', 'fingerprint (SHA-256)'];
  const row = ['active', 'rsa-2048', '2026-11-29', '2027-11-29', '365 days left', '20261129-ABCDEF01', print];
  for (const width of [80, 100, 120]) {
    const shown = fitted(table(names, [row], width), width);
    assert.ok(shown.includes(`\n  ${print}`), `at ${width} columns:\n${shown}`);
  }
  assert.ok(table(names, [row], 200).endsWith(`  ${print}`));
});

test('a long subject goes on under its own beginning', () => {
  const shown = table(['id', 'subject'], [['1', 'The certificate of acme expires in seven days']], 34);
  assert.equal(fitted(shown, 34), 'ID  SUBJECT\n1   The certificate of acme\n    expires in seven days');
});
