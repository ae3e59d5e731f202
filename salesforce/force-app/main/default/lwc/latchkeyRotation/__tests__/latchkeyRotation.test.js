import LatchkeyRotation from 'c/latchkeyRotation';
import { keyPair, rotationAt } from 'support/answers';
import { all, clear, one, shown, textOf } from 'support/dom';

const reported = { uploadReportedAt: '2026-11-29T08:00:00.000Z' };
const of = (rotation, pagesUrl = null) =>
  shown('c-latchkey-rotation', LatchkeyRotation, { rotation, connection: 'acme', pagesUrl });

describe('rotation', () => {
  afterEach(clear);

  it.each([
    ['none', rotationAt('none', 0), 'There is no key pair yet.'],
    ['issued', rotationAt('issued', 1), 'The new certificate waits for its upload.'],
    ['a way back', rotationAt('issued', 1, { keyPair: { ...keyPair, state: 'previous' } }), 'The earlier certificate waits'],
    ['uploaded', rotationAt('awaitingUpload', 2, reported), 'Salesforce spreads the change.'],
    ['accepted', rotationAt('accepted', 3), 'Salesforce accepts the new key.'],
    ['handover', rotationAt('handover', 4), 'Handover: both keys are accepted'],
    ['settled', rotationAt('settled', 5), 'Settled: every server takes the key in use.'],
    ['settled for the first time', rotationAt('settled', 5, { before: null }), 'Settled: every server'],
  ])('says where it stands: %s', (_, rotation, sentence) => {
    expect(textOf(of(rotation))).toContain(sentence);
  });

  it('draws the way with what is reached', () => {
    const rotation = of(rotationAt('handover', 4));
    expect(all(rotation, '.stage')).toHaveLength(7);
    expect(all(rotation, '.stage_reached')).toHaveLength(4);
  });

  it('warns of an upload that was not found', () => {
    expect(textOf(of(rotationAt('awaitingUpload', 2, { isLate: true })))).toContain('no server takes it');
  });

  it('leads to the pages of Latchkey, where somebody said where they are', () => {
    expect(one(of(rotationAt('settled', 5)), 'a')).toBeNull();
    const linked = of(rotationAt('settled', 5), 'https://latchkey.example.com');
    expect(one(linked, 'a').href).toBe('https://latchkey.example.com/connections/acme/rotation');
  });
});
