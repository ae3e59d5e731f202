import LatchkeyJwtConfiguration from 'c/latchkeyJwtConfiguration';
import { connection, fingerprint, keyPair, setupOf } from 'support/answers';
import { clear, one, shown, textOf } from 'support/dom';

describe('JWT configuration', () => {
  afterEach(clear);

  const with_ = (properties) =>
    shown('c-latchkey-jwt-configuration', LatchkeyJwtConfiguration, { connection, keyPairs: [keyPair], mayAct: true, ...properties });

  it('gives the certificate in use again', () => {
    const card = with_({});
    expect(one(card, 'c-latchkey-download').fingerprint).toBe(fingerprint);
    expect(textOf(card)).toContain('gives the file of the certificate in use again');
  });

  it('gives the certificate that waits', () => {
    expect(textOf(with_({ keyPairs: [{ ...keyPair, state: 'issued' }] }))).toContain('waits for its upload');
  });

  it('makes the first one where there is none', () => {
    const none = { ...connection, certificate: null, consumerKey: null, setup: setupOf([], null) };
    const card = with_({ connection: none, keyPairs: [] });
    expect(one(card, 'c-latchkey-download').fingerprint).toBeNull();
    expect(textOf(card)).toContain('There is no certificate yet.');
  });

  it('hands on who may act', () => {
    expect(one(with_({ mayAct: false }), 'c-latchkey-consumer-key').mayAct).toBe(false);
    expect(one(with_({ mayAct: true }), 'c-latchkey-consumer-key').mayAct).toBe(true);
  });
});
