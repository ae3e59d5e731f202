// Apex over the grammar that parsers meet, from a seed: declarations, statements, expressions, SOQL, SOSL, DML. What each class
// touches is known beforehand.

import { Seeded } from './seeded.ts';

export interface GeneratedClass {
  name: string;
  source: string;
  publicMethods: readonly string[];
  queried: ReadonlySet<string>;
  changed: ReadonlySet<string>;
}

type Fragment = (random: Seeded, object: string, field: string) => string;

/** Each is one statement or a few; the parser of the org would take each of them. */
const statements: readonly Fragment[] = [
  (_, object, field) =>
    `List<${object}> found = [SELECT Id, ${field} FROM ${object} WHERE ${field} != null AND CreatedDate = LAST_N_DAYS:30 ORDER BY ${field} DESC NULLS LAST LIMIT 50];`,
  (_, object, field) =>
    `for (${object} each : [SELECT Id, ${field}, Owner.Name, (SELECT Id FROM Tasks WHERE IsClosed = false) FROM ${object} WHERE Id IN :ids FOR UPDATE]) { each.${field} = each.${field} ?? null; }`,
  (_, object) =>
    `AggregateResult[] sums = [SELECT COUNT(Id) total, CALENDAR_YEAR(CreatedDate) y FROM ${object} GROUP BY ROLLUP(CALENDAR_YEAR(CreatedDate)) HAVING COUNT(Id) > 1];`,
  (_, object) =>
    `List<List<SObject>> hits = [FIND :text IN NAME FIELDS RETURNING ${object}(Id, Name WHERE Name != 'x' LIMIT 5)];`,
  (_, object) => `Integer amount = [SELECT COUNT() FROM ${object} WITH USER_MODE];`,
  (_, object) => `insert new ${object}();`,
  (_, object) => `update as user new List<${object}>{ new ${object}(Id = ids[0]) };`,
  (_, object) => `${object} one = new ${object}(); upsert one Id; delete one; undelete one;`,
  (_, object) => `Database.SaveResult[] saved = Database.insert(new List<${object}>(), false);`,
  () =>
    `try { throw new IllegalArgumentException('no "quote" \\' here'); } catch (Exception e) { System.debug(LoggingLevel.ERROR, e.getMessage()); } finally { text = null; }`,
  () => `switch on text { when 'a', 'b' { text = 'c'; } when null { return; } when else { text += 'x'; } }`,
  (_, object) =>
    `SObject record = null; switch on record { when ${object} r { text = r.Name; } when else { text = ''; } }`,
  () => `do { count++; } while (count < 5 && !(count == 3 || count >= 4)); while (true) { break; }`,
  () => `for (Integer i = 0, n = 10; i < n; i++) { if (Math.mod(i, 2) == 0) continue; else { count += i << 1; } }`,
  () =>
    `Map<String, List<Set<Id>>> deep = new Map<String, List<Set<Id>>>{ 'a' => new List<Set<Id>>{ new Set<Id>() } };`,
  () =>
    `Integer[] numbers = new Integer[]{ 1, 2, 3 }; numbers[0] = (Integer) numbers[1] * -1; Long big = 5L; Decimal d = 1.5; Double e = 1.5d;`,
  () =>
    `Boolean is = text instanceof String ? text?.length() > 3 : false; Object o = (Object) ids; count = ~count ^ 3 & 5 | 2;`,
  () =>
    `HttpRequest request = new HttpRequest(); request.setEndpoint('callout:Billing/v1'); HttpResponse response = new Http().send(request);`,
  () =>
    `Id job = System.enqueueJob(new Worker()); Type t = List<Account>.class; String s = Account.Name + Label.Greeting;`,
  () => `System.runAs(new User(Id = UserInfo.getUserId())) { Test.startTest(); Test.stopTest(); }`,
  () =>
    `/* a comment with class X { } */ // and "another'\n    String multi = 'line\\nbreak \\u00e9 {0}'; text = String.format(multi, new List<Object>{ 1 });`,
  () =>
    `Schema.DescribeSObjectResult d2 = Schema.SObjectType.Account; List<Schema.PicklistEntry> e2 = Account.Industry.getDescribe().getPicklistValues();`,
  () =>
    `final Integer constant = 5; { Integer inner = constant; count = inner >>> 1 >> 1; count -= 1; count *= 2; count /= 2; count |= 1; count &= 3; count ^= 1; }`,
];

const members: readonly ((index: number) => string)[] = [
  (index) => `  @TestVisible private static final Map<Id, String> CACHE_${index} = new Map<Id, String>();`,
  (index) => `  public String value${index} { get; private set { value${index} = value; } }`,
  (index) =>
    `  global class Wrapper${index} implements Comparable { @AuraEnabled public String name; global Integer compareTo(Object other) { return 0; } }`,
  (index) => `  public enum Kind${index} { ONE, TWO, THREE }`,
  (index) => `  private interface Hidden${index} { void go(Integer a); List<String> names(); }`,
  () => `  static { System.debug('static'); }`,
  () => `  public class Worker implements Queueable { public void execute(QueueableContext context) { } }`,
  (index) => `  public virtual class Base${index} { protected virtual void hook() { } }`,
  (index) => `  public static Integer after, before, index${index}, order, limit_x = 5;`,
];

const annotations = [
  '',
  '@AuraEnabled(cacheable=true)\n  ',
  "@InvocableMethod(label='Do it' description='x')\n  ",
  '@future(callout=true)\n  ',
  '@ReadOnly @RemoteAction\n  ',
  "@SuppressWarnings('PMD')\n  ",
];

export interface ApexNames {
  objects: readonly string[];
  fieldsOf(object: string): readonly string[];
}

export function generateClass(name: string, seed: number, names: ApexNames): GeneratedClass {
  const random = new Seeded(seed);
  const publicMethods: string[] = [];
  const queried = new Set<string>();
  const changed = new Set<string>();
  const methods = random.times(1 + random.below(5), (index) => {
    const isPublic = random.isTrue(7);
    const method = `method${index}`;
    if (isPublic) publicMethods.push(method);
    const body = random.times(2 + random.below(5), (line) => {
      const chosen = (seed + index * 7 + line * 3 + random.below(3)) % statements.length;
      const object = random.one(names.objects);
      if (chosen <= 4 && chosen !== 3) queried.add(object);
      if ([5, 6, 7, 8].includes(chosen)) changed.add(object);
      return `    { ${statements[chosen]?.(random, object, random.one(names.fieldsOf(object))) ?? ''} }`;
    });
    return `  ${random.one(annotations)}${isPublic ? 'public' : 'private'} static void ${method}(List<Id> ids, String text, Integer count) {\n${body.join('\n')}\n  }`;
  });
  const more = random.times(random.below(4), (index) => members[(seed + index) % members.length]?.(index) ?? '');
  const sharing = random.one(['with sharing ', 'without sharing ', 'inherited sharing ', '']);
  const isTest = random.isTrue(2);
  const source = `/**\n * Looks after ${name}.\n * @author nobody\n */\n${isTest ? '@IsTest\n' : ''}public ${sharing}class ${name} {\n${[...new Set(more), ...methods].join('\n\n')}\n}\n`;
  return { name, source, publicMethods, queried, changed };
}
