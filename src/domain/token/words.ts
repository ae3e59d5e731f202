// The words of an answer in one plain form, and patterns over it. Matches nothing and judges nothing.

/** Lower case, straight quotes, single spaces: what every pattern over Salesforce's words is written for. */
export function plainWords(text: string): string {
  return text
    .replace(/[\u2018\u2019\u00b4]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/** A pattern over several lines: each line holds one alternative, or several with | between them. Other patterns may be set in. */
export function anyOf({ raw }: TemplateStringsArray, ...others: readonly RegExp[]): RegExp {
  const lines = String.raw({ raw }, ...others.map(({ source }) => source)).split('\n');
  const alternatives = lines.map((line) => line.trim()).filter((line) => line !== '');
  return new RegExp(alternatives.join('|'));
}
