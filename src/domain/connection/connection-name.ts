// A connection's name stands in file names, certificate subjects, metrics and addresses of pages.

type ConnectionNameProblem = 'empty' | 'tooLong' | 'badCharacters' | 'badStart';

export function connectionNameProblem(name: string): ConnectionNameProblem | null {
  if (name === '') return 'empty';
  if (name.length > 60) return 'tooLong';
  if (!/^[A-Za-z0-9._-]+$/.test(name)) return 'badCharacters';
  return /^[A-Za-z0-9]/.test(name) ? null : 'badStart';
}
