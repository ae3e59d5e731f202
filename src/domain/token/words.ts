// The words of an answer in one plain form, and patterns over it. Matches nothing and judges nothing.

/** Lower case, straight quotes, single spaces: what every pattern over Salesforce's words is written for. */
export function plainWords(text: string): string {
  return text
    .replace(/[\u2018\u2019\u00b4]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/** One pattern of several, so that each can stand on a line of its own. Flags are dropped: words are plain already. */
export function anyOf(...alternatives: readonly RegExp[]): RegExp {
  return new RegExp(alternatives.map(({ source }) => source).join('|'));
}
