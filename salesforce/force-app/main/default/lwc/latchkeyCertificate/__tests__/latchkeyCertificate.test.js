import LatchkeyCertificate from 'c/latchkeyCertificate';
import { certificate, keyPair } from 'support/answers';
import { clear, one, shown, textOf } from 'support/dom';

const of = (daysLeft, keyPairs = [keyPair]) =>
  shown('c-latchkey-certificate', LatchkeyCertificate, { certificate: { ...certificate, daysLeft }, keyPairs });

describe('certificate', () => {
  afterEach(clear);

  it('shows state, validity, days left and fingerprint', () => {
    const text = textOf(of(305));
    expect(text).toContain('In use');
    expect(text).toContain('305 days left');
    expect(text).toContain(certificate.fingerprint);
    expect(text).toMatch(/2026.*2027/);
  });

  it.each([
    [305, 'good'],
    [31, 'good'],
    [30, 'soon'],
    [0, 'soon'],
    [-1, 'over'],
  ])('shows %i days left as %s', (daysLeft, kind) => {
    expect(one(of(daysLeft), '.bar').className).toContain(`bar_${kind}`);
  });

  it('never draws more than all or less than nothing', () => {
    expect(one(of(9_999), '.bar__left').style.cssText).toContain('100%');
    expect(one(of(-9_999), '.bar__left').style.cssText).toContain('0%');
  });

  it('says that there is none', () => {
    const none = shown('c-latchkey-certificate', LatchkeyCertificate, { certificate: null });
    expect(textOf(none)).toContain('There is no certificate yet.');
    expect(one(none, 'dl')).toBeNull();
  });
});
