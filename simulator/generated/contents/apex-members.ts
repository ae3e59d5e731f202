// The grammar of Apex in pieces: shapes of classes, and members that fit into any of them. Each piece is code as people write it.

/** What a piece may name; each call notes that it was named. */
export interface ApexScope {
  name: string;
  object(): string;
  field(salt: number): string;
  other(): string;
  credential(): string;
  label(): string;
  metadataType(): string;
  event(): string;
  number: number;
}

type Piece = (scope: ApexScope) => string;
type Shape = (scope: ApexScope, members: string) => string;

const SHAPE_LIST: readonly Shape[] = [
  ({ name }, members) => `public with sharing class ${name} {\n${members}}\n`,
  ({ name }, members) =>
    `public without sharing virtual class ${name} {\n    protected virtual void hook() {}\n${members}}\n`,
  ({ name }, members) =>
    `global inherited sharing abstract class ${name} {\n    global abstract void run();\n${members}}\n`,
  (scope, members) => `public class ${scope.name} implements Queueable, Database.AllowsCallouts {
    public void execute(QueueableContext context) {
        System.enqueueJob(new ${scope.name}());
    }
${members}}
`,
  (
    scope,
    members,
  ) => `global class ${scope.name} implements Database.Batchable<SObject>, Database.Stateful, Schedulable {
    global Database.QueryLocator start(Database.BatchableContext bc) {
        return Database.getQueryLocator('SELECT Id FROM ${scope.object()} WHERE IsDeleted = false');
    }
    global void execute(Database.BatchableContext bc, List<SObject> scope) {
        delete scope;
    }
    global void finish(Database.BatchableContext bc) {}
    global void execute(SchedulableContext sc) {
        Database.executeBatch(this, 200);
    }
${members}}
`,
  (scope, members) => `@RestResource(urlMapping='/v1/${scope.name}/*')
global with sharing class ${scope.name} {
    @HttpGet
    global static String doGet() {
        return RestContext.request.params.get('id');
    }
${members}}
`,
  ({ name }, members) => `@SuppressWarnings('PMD.ExcessivePublicCount')
public with sharing class ${name} implements Comparable {
    public virtual class Base {}
    public Integer compareTo(Object other) {
        return other instanceof ${name} ? 0 : -1;
    }
${members}}
`,
];

export const SHAPES: { test: Shape; others: readonly Shape[] } = {
  test: (scope, members) => `@IsTest(SeeAllData=false)
private class ${scope.name} {
    @TestSetup
    static void makeData() {
        insert new ${scope.object()}();
    }
    @IsTest
    static void itWorks() {
        Test.startTest();
        new ${scope.other()}();
        Test.stopTest();
        System.assertEquals(1, [SELECT COUNT() FROM ${scope.object()}], 'one record');
    }
${members}}
`,
  others: SHAPE_LIST,
};

export const MEMBERS: readonly Piece[] = [
  (scope) => `    public List<${scope.object()}> selectOpen(Set<Id> ids) {
        return [
            SELECT Id, Name, ${scope.field(1)}, (SELECT Id FROM Tasks WHERE IsClosed = false)
            FROM ${scope.object()}
            WHERE Id IN :ids AND ${scope.field(2)} != null
            WITH USER_MODE
            ORDER BY CreatedDate DESC NULLS LAST
            LIMIT 200
        ];
    }
`,
  (scope) => `    public void save(Map<Id, ${scope.object()}> records, Boolean allOrNone) {
        Savepoint sp = Database.setSavepoint();
        try {
            insert as user records.values();
            update as system new List<${scope.object()}>{ new ${scope.object()}(Id = null) };
            upsert records.values() ${scope.object()}.Id;
        } catch (DmlException e) {
            Database.rollback(sp);
            throw new ApplicationException(System.Label.${scope.label()}, e);
        } finally {
            System.debug(LoggingLevel.FINE, 'done: \\'' + records.size() + '\\'');
        }
    }
    public class ApplicationException extends Exception {}
`,
  (scope) => `    @future(callout=true)
    public static void push(String body) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('callout:${scope.credential()}/v2/items?limit=10');
        request.setMethod('POST');
        request.setHeader('Content-Type', 'application/json');
        request.setBody(body ?? '{}');
        HttpResponse response = new Http().send(request);
        Integer code = response?.getStatusCode() ?? -1;
        if (code >= 400 || code == -1) { return; }
    }
`,
  (scope) => `    @AuraEnabled(cacheable=true)
    public static Map<String, List<${scope.object()}>> byName(String text) {
        Map<String, List<${scope.object()}>> found = new Map<String, List<${scope.object()}>>();
        for (${scope.object()} one : [SELECT Id, Name FROM ${scope.object()} WHERE Name LIKE :('%' + text + '%')]) {
            if (!found.containsKey(one.Name)) found.put(one.Name, new List<${scope.object()}>());
            found.get(one.Name).add(one);
        }
        return found;
    }
`,
  (scope) => `    public enum Level { LOW, MEDIUM, HIGH }
    private static final Integer LIMIT_${scope.number} = ${scope.number};
    public Level level { get; private set; }
    public static String greeting {
        get {
            if (greeting == null) { greeting = 'Grüße ☃'; }
            return greeting;
        }
        set;
    }
    static { greeting = null; }
`,
  (scope) => `    public interface Visitor extends Iterable<SObject> {
        void visit(Map<Id, SObject> found, Integer depth);
        Boolean isDone();
    }
    private class Printer implements Iterator<String> {
        private Integer place = ${scope.number};
        public Boolean hasNext() { return place-- > 0; }
        public String next() { return String.valueOf(place); }
    }
`,
  (scope) => `    public String describe(SObject record) {
        switch on record {
            when ${scope.object()} one {
                return one.Name;
            }
            when null {
                return '';
            }
            when else {
                return String.format('{0}: {1}', new List<Object>{ record.getSObjectType(), record.Id });
            }
        }
    }
`,
  () => `    public Long count(Integer n) {
        Long total = 0L;
        Decimal share = 1.50;
        Double part = 2.5d;
        do { total += n << 1; n--; } while (n > 0 && !(total > 1000L));
        for (Integer i = 0, j = 10; i < j; i++, --j) { if (i == 3) continue; if (j == 5) break; total ^= i; }
        while (total != 0) { total >>>= 1; }
        return total < 0 ? -total : (share > part ? 1 : total & 255 | 1);
    }
`,
  (scope) => `    @InvocableMethod(label='Prüfen' description='Checks what a flow hands over' category='Ours')
    public static List<Result> check(List<Request> requests) {
        List<Result> results = new List<Result>();
        for (Request one : requests) results.add(new Result(one?.recordId));
        return results;
    }
    public class Request {
        @InvocableVariable(required=true label='Record')
        public Id recordId;
    }
    public class Result {
        @InvocableVariable
        public String text;
        public Result(Id recordId) {
            this.text = recordId == null ? null : new ${scope.other()}().toString();
        }
    }
`,
  (scope) => `    public void configure() {
        List<${scope.metadataType()}> settings = ${scope.metadataType()}.getAll().values();
        Map<String, Object> raw = (Map<String, Object>) JSON.deserializeUntyped('{"a":[1,2,{"b":null}]}');
        Type t = ${scope.other()}.class;
        Object made = t.newInstance();
        String[] words = new String[]{ 'a', 'b' };
        words[0] = ((String) raw.get('a')).toLowerCase();
        EventBus.publish(new ${scope.event()}());
    }
`,
  (scope) => `    public List<List<SObject>> find(String text) {
        return [FIND :text IN ALL FIELDS RETURNING ${scope.object()}(Id, Name), Contact(Id) LIMIT 20];
    }
    public AggregateResult[] sums() {
        return [SELECT COUNT(Id) total, MAX(CreatedDate) last FROM ${scope.object()} WHERE CreatedDate = LAST_N_DAYS:30 GROUP BY OwnerId HAVING COUNT(Id) > 1];
    }
`,
  (scope) => `    @TestVisible
    private transient Map<Id, Map<String, Set<Decimal>>> nested;
    /* a comment with { and ' and "quotes" */
    protected virtual void dynamic() {
        String soql = 'SELECT Id FROM ${scope.object()} WHERE Name = \\'' + String.escapeSingleQuotes('O\\'Brien') + '\\'';
        List<SObject> rows = Database.query(soql, AccessLevel.USER_MODE);
        for (SObject row : rows) { row.put('Name', null); }
        if (rows.isEmpty()) { } else if (rows.size() === 1) { undelete rows; } else { merge new Account(Id = null) new Account(Id = null); }
        System.runAs(new User(Id = UserInfo.getUserId())) { update rows; }
    }
`,
  (scope) => `    @ReadOnly
    @Deprecated
    @JsonAccess(serializable='always' deserializable='never')
    global class Payload {
        global String ${scope.name.charAt(0).toLowerCase()}Key;
        global Payload withKey(String key) { this.${scope.name.charAt(0).toLowerCase()}Key = key; return this; }
    }
    webservice static Integer answer() { return 42; }
`,
];
