import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createLogger, type LogLevel } from '../../../src/adapters/system/logger.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { assertNoCanaries, passwordCanary, privateKeyCanaries } from '../../support/canaries.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function logger(format: 'plain' | 'json', lowestLevel: LogLevel = 'info') {
  const lines: string[] = [];
  const clock = new FakeClock(Date.UTC(2026, 0, 2, 3, 4, 5));
  return { lines, log: createLogger({ out: (line) => lines.push(line), format, lowestLevel, clock }) };
}

test('one line an event, as JSON', () => {
  const { log, lines } = logger('json');
  log.write('info', 'signed in', { connection: 'acme', attempts: 2, isFresh: true, nothing: null, missing: undefined });
  assert.deepEqual(lines, [
    '{"at":"2026-01-02T03:04:05.000Z","level":"info","message":"signed in","connection":"acme","attempts":2,"isFresh":true,"nothing":null,"missing":null}\n',
  ]);
});

test('one line an event, for a person', () => {
  const { log, lines } = logger('plain');
  log.write('warn', 'held back', { connection: 'acme', until: new Date(0) });
  assert.deepEqual(lines, [
    '2026-01-02T03:04:05.000Z warn  held back connection="acme" until="1970-01-01T00:00:00.000Z"\n',
  ]);
});

test('levels below the lowest are silent', () => {
  const { log, lines } = logger('plain', 'warn');
  log.write('debug', 'a');
  log.write('info', 'b');
  log.write('warn', 'c');
  log.write('error', 'd');
  assert.equal(lines.length, 2);
});

test('what a server sent makes no second line and no control sequence', () => {
  for (const format of ['plain', 'json'] as const) {
    const { log, lines } = logger(format);
    log.write('info', 'answer\n2026 error forged\u001b[31m', { body: 'a\r\nb\u001b[2J\u009b' });
    assert.equal(lines.join('').split('\n').length, 2, format);
    assert.ok(!lines.join('').includes('\u001b'), format);
  }
});

test('facts may not hide what was said and when', () => {
  const { log, lines } = logger('json');
  log.write('error', 'what happened', { message: 'other', level: 'debug', at: 'never' });
  assert.deepEqual(JSON.parse(lines[0] ?? ''), {
    at: '2026-01-02T03:04:05.000Z',
    level: 'error',
    message: 'what happened',
    facts: { message: 'other', level: 'debug', at: 'never' },
  });
});

test('errors: ours with code and detail, others with their stack, causes included', () => {
  const { log, lines } = logger('json');
  const cause = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });
  log.write('error', 'x', { error: new LatchkeyError('internal', {}, 'row 7'), other: new Error('outer', { cause }) });
  const { error, other } = JSON.parse(lines[0] ?? '');
  assert.deepEqual(error, {
    name: 'LatchkeyError',
    message: 'internal {}',
    code: 'internal',
    detail: 'row 7',
  });
  assert.match(other.stack, /logger\.test\.ts/);
  assert.deepEqual([other.cause.message, other.cause.code], ['connect failed', 'ECONNREFUSED']);
});

test('no secret gets through, wherever it hides', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const passphrase = passwordCanary('passphrase');
  const words = passphrase.secret.toString('utf8');
  const token = `00D000000000001!${randomBytes(24).toString('base64url')}`;
  const jwt = `eyJhbGciOiJSUzI1NiJ9.${randomBytes(40).toString('base64url')}.${randomBytes(200).toString('base64url')}`;
  const deep = { a: [{ b: { pem, token } }] };
  const error = new Error(`cannot parse ${pem}`, { cause: new Error(`bad token ${token} ${jwt}`) });
  for (const format of ['plain', 'json'] as const) {
    const { log, lines } = logger(format, 'debug');
    log.write('error', `failed with ${pem} and ${token} and ${jwt}`, {
      deep,
      error,
      der,
      privateKey,
      passphrase: words,
      newPassphrase: words,
      accessToken: token,
      refreshToken: token,
      secret: new Secret(words),
      bytes: new Uint8Array(der),
      buffer: der.buffer,
      keys: new Map([['password', words]]),
      clientAssertion: jwt,
      authorization: `Bearer ${token}`,
      jwk: der.toJSON().data,
    });
    const content = lines.join('');
    await assertNoCanaries({ name: format, content }, [passphrase, ...privateKeyCanaries('key', privateKey)]);
    for (const piece of [token.slice(17, 33), jwt.slice(30, 60), der.toString('base64').slice(200, 240)]) {
      assert.ok(!content.includes(piece), format);
    }
  }
});

test('facts of any shape are logged, not thrown at: circles, depth, odd values', () => {
  const { log, lines } = logger('json');
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  log.write('info', 'x', {
    circle,
    big: 10n,
    call: () => 1,
    symbol: Symbol('s'),
    date: new Date(Number.NaN),
    nan: Number.NaN,
  });
  const facts = JSON.parse(lines[0] ?? '');
  assert.deepEqual(
    [facts.big, facts.call, facts.symbol, facts.date, facts.nan],
    ['10', '[function]', '[symbol]', '[no date]', null],
  );
});
