// Where the elements of an XML text stand, so that one of them can be changed and every other byte stays what it is. It reads
// nothing but tags: no entities, no names of spaces.

export interface XmlPlace {
  name: string;
  /** From its `<` to behind its last `>`. */
  start: number;
  end: number;
  /** Between its tags; both at the end of one that closes itself. */
  innerStart: number;
  innerEnd: number;
  children: XmlPlace[];
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>|</g;

/** The root element. Null: it is no XML with one root, or has a document type. */
export function xmlPlaces(text: string): XmlPlace | null {
  const open: XmlPlace[] = [];
  let root: XmlPlace | null = null;
  for (const found of text.matchAll(token)) {
    const [whole, slash, name, selfClosing] = found;
    const end = found.index + whole.length;
    if (name === undefined) {
      if (whole === '<') return null;
      continue;
    }
    if (slash === '/') {
      const closed = open.pop();
      if (closed?.name !== name) return null;
      Object.assign(closed, { innerEnd: found.index, end });
      continue;
    }
    const place = { name, start: found.index, end, innerStart: end, innerEnd: end, children: [] };
    const parent = open.at(-1);
    if (parent === undefined && root !== null) return null;
    if (parent === undefined) root = place;
    else parent.children.push(place);
    if (selfClosing !== '/') open.push(place);
  }
  return open.length === 0 ? root : null;
}

/** From the end of the line before it, so that nothing is left of an element that has its line for itself. */
export function withIndent(text: string, start: number): number {
  const [blank = ''] = /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? [];
  return start - blank.length;
}
