import { labels } from 'c/latchkeyLabels';
import { daysText, filled, problemOf, stateWords } from 'c/latchkeyWords';

describe('words', () => {
  it('fills in places, and leaves those that nothing is given for', () => {
    expect(filled('{0} of {1}', 3, 7)).toBe('3 of 7');
    expect(filled('{0} of {1}', 3)).toBe('3 of {1}');
  });

  it('counts days as the browser pages do', () => {
    expect(daysText(305)).toBe('305 days left');
    expect(daysText(1)).toBe('1 day left');
    expect(daysText(0)).toBe('0 days left');
    expect(daysText(-1)).toBe('expired yesterday');
    expect(daysText(-12)).toBe('expired 12 days ago');
  });

  it('has a word and a sign for every state, and its name for one that is new', () => {
    expect(stateWords('working')).toEqual({ label: 'Working', sign: 'success' });
    expect(stateWords('compromised')).toEqual({ label: 'Compromised', sign: 'error' });
    expect(stateWords('somethingNew')).toEqual({ label: 'somethingNew', sign: 'info' });
  });

  it('reads what Apex threw', () => {
    const told = { code: 'noAnswer', message: 'Latchkey does not answer.', help: 'Is it running?' };
    expect(problemOf({ body: { message: JSON.stringify(told) } })).toEqual(told);
  });

  it('keeps the words of the platform where they are all there is', () => {
    const told = problemOf({ body: { message: 'Read timed out' } });
    expect(told).toEqual({ code: 'unknown', message: 'This did not work.', help: '', detail: 'Read timed out' });
    expect(problemOf(undefined).code).toBe('unknown');
    expect(problemOf({ body: { message: '"text"' } }).code).toBe('unknown');
  });

  it('has a text for every label', () => {
    const nameless = Object.entries(labels).filter(([, text]) => text.startsWith('c.') || text === '');
    expect(nameless).toEqual([]);
  });
});
