// Parses every Apex class with the grammar of @apexdevtools/apex-parser. It says where one does not parse; what types and names mean,
// an org alone can tell.

import { globSync, readFileSync } from 'node:fs';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';

class Problems extends ApexErrorListener {
  found = [];

  apexSyntaxError(line, column, message) {
    this.found.push(`${line}:${column} ${message}`);
  }
}

/** What the grammar refuses in a class. */
export function problemsIn(source) {
  const problems = new Problems();
  const parser = ApexParserFactory.createParser(source);
  parser.removeErrorListeners();
  parser.addErrorListener(problems);
  parser.compilationUnit();
  return problems.found;
}

if (problemsIn('public class Broken { void run( { } }').length === 0) throw new Error('The parser finds no error in a broken class.');
const classes = globSync('force-app/**/*.cls').sort();
const problems = classes.flatMap((path) => problemsIn(readFileSync(path, 'utf8')).map((problem) => `${path}:${problem}`));
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${classes.length} classes parsed, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 && classes.length > 0 ? 0 : 1;
