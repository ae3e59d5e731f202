// Names of connections as people give them for several at once: * for anything, ? for one character.

/** A name has letters, digits, dot, dash and underscore alone. */
export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/** Whole names, whatever their case. */
export function patternMatcher(pattern: string): RegExp {
  const source = pattern
    .replace(/[.\\+^$()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i');
}
