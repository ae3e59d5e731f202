/**
 * Words of a name as people search for them: `InvoiceLineService` is found by "line". Runs here when the index is written and,
 * as its own text, in the pages: it may use nothing from outside itself.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const whole of text.split(/[^\p{L}\p{N}]+/u)) {
    if (whole === '') continue;
    words.push(whole);
    const parts = whole.split(/(?<=[a-z0-9])(?=[A-Z])/);
    if (parts.length > 1) words.push(...parts);
  }
  return words;
}
