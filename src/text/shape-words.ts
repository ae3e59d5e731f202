// A request of another form than its operation takes, in words.

import type { ShapeProblem } from '../domain/input-problems.ts';
import type { ShapeWords } from './words.ts';

export const englishShapes: ShapeWords = {
  plain: {
    missing: ['it is missing', 'Give it.'],
    another: ['it has another form', 'See /api/openapi.json for what it takes.'],
    brokenOff: ['it broke off', 'Send it again.'],
    notACursor: ['it is not what a page before gave', 'Send its `next`, or leave it out.'],
    notAHash: ['it is not a SHA-256 in lower-case hex', 'Give its 64 digits.'],
    notAnIdempotencyKey: ['it is not 1 to 255 visible characters', 'Send a random one, such as a UUID.'],
    notJson: ['it is not JSON', 'Send the body as JSON.'],
    notJsonType: ['it is not application/json', 'Send the body as JSON.'],
  },
  notA: {
    text: ['it is no text', 'Give a text.'],
    number: ['it is no number', 'Give a number.'],
    wholeNumber: ['it is no whole number', 'Give a whole number.'],
    boolean: ['it is neither true nor false', 'Give true or false.'],
    list: ['it is no list', 'Give a list, also of one.'],
    record: ['it has no fields', 'Give an object with its fields.'],
    instant: ['it is no time as ISO 8601 writes it', 'Write such as 2027-01-31T08:00:00Z.'],
  },
  notOneOf: (values) => [`it is none of ${values}`, 'Give one of them.'],
  unknownField: (names) => [`it has what is not taken: ${names}`, 'Leave that out.'],
  tooSmall: {
    characters: (limit) => [limit === 1 ? 'it is empty' : `it has less than ${limit} characters`, 'Give a longer one.'],
    entries: (limit) => [limit === 1 ? 'it is empty' : `it has less than ${limit} entries`, 'Give more.'],
    value: (limit) => [`it is less than ${limit}`, `Give at least ${limit}.`],
  },
  tooLarge: {
    characters: (limit) => [`it has more than ${limit} characters`, 'Give a shorter one.'],
    entries: (limit) => [`it has too many entries (at most ${limit})`, 'Give fewer at once.'],
    value: (limit) => [`it is more than ${limit}`, `Give at most ${limit}.`],
  },
};

export function shapeWords(wrong: ShapeProblem, words: ShapeWords): readonly [problem: string, fix: string] {
  switch (wrong.type) {
    case 'notA':
      return words.notA[wrong.expected];
    case 'notOneOf':
      return words.notOneOf(wrong.values.join(', '));
    case 'unknownField':
      return words.unknownField(wrong.names.join(', '));
    case 'tooSmall':
    case 'tooLarge':
      return words[wrong.type][wrong.of](wrong.limit);
    default:
      return words.plain[wrong.type];
  }
}
