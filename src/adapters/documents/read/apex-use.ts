// What Apex code touches, collected rule by rule: objects, fields, queries, changes, callouts, other classes.
// Types of variables are known as far as the file declares them; what stays unknown is named as unknown.

import * as apex from '@apexdevtools/apex-parser';
import { type Key, keyOf, type Reference, type Use } from '../described.ts';
import type { ApexTouch } from './apex-facts.ts';

const mostLines = 5;

const changes: Readonly<Record<string, Use>> = {
  insert: 'creates',
  update: 'changes',
  upsert: 'changes',
  merge: 'changes',
  undelete: 'changes',
  delete: 'deletes',
};

/** What a class of the platform starts, by its name and method in lower case. */
const asynchronous: Readonly<Record<string, string>> = {
  'system.enqueuejob': 'System.enqueueJob',
  'database.executebatch': 'Database.executeBatch',
  'system.schedule': 'System.schedule',
  'eventbus.publish': 'EventBus.publish',
};

/** A handler bears the name of its rule; the walker of the parser finds it by that name. */
export class ApexUse extends apex.ApexParserBaseListener {
  /** By the lower-cased name: Apex does not tell `Rows` from `rows`. */
  readonly #variables = new Map<string, string>();
  readonly #references = new Map<string, { to: Key; use: Use; maybe: boolean; lines: Set<number> }>();
  readonly #touches = new Map<string, { kind: ApexTouch['kind']; text: string; lines: Set<number> }>();
  /** The objects of the queries around; null where one reads from a relationship. */
  readonly #queries: (string | null)[] = [];

  references(): Reference[] {
    return [...this.#references.values()].map(({ to, use, maybe, lines }) => ({
      to,
      use,
      evidence: linesText(lines),
      ...(maybe && { maybe: true as const }),
    }));
  }

  touches(): ApexTouch[] {
    return [...this.#touches.values()].map(({ kind, text, lines }) => ({
      kind,
      text,
      lines: [...lines].slice(0, mostLines),
    }));
  }

  startsOn(object: string, line: number): void {
    this.#uses(keyOf('CustomObject', object), 'starts on', line, false);
  }

  enterLocalVariableDeclaration = (rule: apex.LocalVariableDeclarationContext): void => {
    for (const { id } of rule
      .variableDeclarators()
      .variableDeclarator_list()
      .map((each) => ({ id: each.id() }))) {
      this.#declare(id.getText(), rule.typeRef());
    }
  };
  enterFieldDeclaration = (rule: apex.FieldDeclarationContext): void => {
    for (const each of rule.variableDeclarators().variableDeclarator_list())
      this.#declare(each.id().getText(), rule.typeRef());
  };
  enterPropertyDeclaration = (rule: apex.PropertyDeclarationContext): void =>
    this.#declare(rule.id().getText(), rule.typeRef());
  enterFormalParameter = (rule: apex.FormalParameterContext): void =>
    this.#declare(rule.id().getText(), rule.typeRef());
  enterEnhancedForControl = (rule: apex.EnhancedForControlContext): void =>
    this.#declare(rule.id().getText(), rule.typeRef());

  enterTypeRef = (rule: apex.TypeRefContext): void => {
    const name = rule
      .typeName_list()
      .map((part) => part.id()?.getText() ?? '')
      .filter(Boolean)
      .join('.');
    this.#mayBe(name, rule.start.line);
  };

  enterNewExpression = (rule: apex.NewExpressionContext): void => {
    const name = createdName(rule);
    this.#mayBe(name, rule.start.line);
    if (/^(?:httprequest|http)$/i.test(name)) this.#touch('callout', `new ${name}()`, rule.start.line);
  };

  enterQuery = (rule: apex.QueryContext): void => {
    const from = rule.fromNameList().fieldName(0).getText();
    this.#queries.push(from);
    this.#uses(keyOf('CustomObject', from), 'reads', rule.start.line, false);
    this.#touch('query', `SELECT … FROM ${from}`, rule.start.line);
  };
  exitQuery = (): void => void this.#queries.pop();
  // A query inside a query reads from a relationship, whose object only the org knows.
  enterSubQuery = (): void => void this.#queries.push(null);
  exitSubQuery = (): void => void this.#queries.pop();

  enterFieldName = (rule: apex.FieldNameContext): void => {
    const object = this.#queries.at(-1);
    if (!object || rule.parentCtx instanceof apex.FromNameListContext) return;
    const [first = '', second] = rule.getText().split('.');
    if (second === undefined) this.#field(object, first, 'reads', rule.start.line);
    else
      this.#field(object, /__r$/i.test(first) ? first.replace(/__r$/i, '__c') : `${first}Id`, 'reads', rule.start.line);
  };

  enterInsertStatement = (rule: apex.InsertStatementContext): void =>
    this.#change('insert', rule.expression(), rule.start.line);
  enterUpdateStatement = (rule: apex.UpdateStatementContext): void =>
    this.#change('update', rule.expression(), rule.start.line);
  enterUpsertStatement = (rule: apex.UpsertStatementContext): void =>
    this.#change('upsert', rule.expression(), rule.start.line);
  enterDeleteStatement = (rule: apex.DeleteStatementContext): void =>
    this.#change('delete', rule.expression(), rule.start.line);
  enterUndeleteStatement = (rule: apex.UndeleteStatementContext): void =>
    this.#change('undelete', rule.expression(), rule.start.line);
  enterMergeStatement = (rule: apex.MergeStatementContext): void =>
    this.#change('merge', rule.expression(0), rule.start.line);

  enterAssignExpression = (rule: apex.AssignExpressionContext): void => {
    const left = rule.expression(0);
    if (left instanceof apex.DotExpressionContext && left.anyId()) this.#path(left, 'changes');
  };

  enterDotExpression = (rule: apex.DotExpressionContext): void => {
    const call = rule.dotMethodCall();
    const line = rule.start.line;
    if (!call) {
      this.#path(rule, 'reads');
      return;
    }
    const owner = rule.expression().getText();
    const method = call.anyId().getText();
    const spoken = `${owner}.${method}`.toLowerCase();
    const name = spoken in asynchronous ? asynchronous[spoken] : null;
    if (name) this.#touch('asynchronous', name, line);
    const [argument] = call.expressionList()?.expression_list() ?? [];
    if (owner.toLowerCase() === 'database' && Object.hasOwn(changes, method.toLowerCase()) && argument) {
      this.#change(method.toLowerCase(), argument, line);
    }
    if (spoken === 'featuremanagement.checkpermission' && argument) {
      this.#uses(keyOf('CustomPermission', unquoted(argument.getText())), 'refers to', line, true);
    }
    if (/^[a-z]\w*(?:\.\w+)?$/i.test(owner) && !this.#variables.has(owner.toLowerCase())) {
      const [className = ''] = owner.split('.');
      this.#uses(keyOf('ApexClass', className), 'runs', line, true);
      if (/__(?:c|mdt)$/i.test(className)) this.#uses(keyOf('CustomObject', className), 'reads', line, true);
    }
  };

  enterLiteral = (rule: apex.LiteralContext): void => {
    if (!rule.StringLiteral()) return;
    const text = unquoted(rule.getText());
    const credential = /^callout:(\w+)/i.exec(text);
    if (credential) this.#uses(keyOf('NamedCredential', credential[1] ?? ''), 'signs in with', rule.start.line, false);
    if (credential || /^https?:\/\/[^/\s]+/i.test(text)) this.#touch('callout', text.slice(0, 200), rule.start.line);
  };

  #declare(name: string, type: apex.TypeRefContext): void {
    this.#variables.set(name.toLowerCase(), elementType(type.getText()));
  }

  #path(rule: apex.DotExpressionContext, use: Use): void {
    const id = rule.anyId()?.getText();
    const owner = rule.expression();
    if (!id) return;
    const text = owner.getText();
    const line = rule.start.line;
    if (/^(?:System\.)?Label$/i.test(text)) this.#uses(keyOf('CustomLabel', id), 'refers to', line, false);
    else if (/^Page$/i.test(text)) this.#uses(keyOf('ApexPage', id), 'opens', line, true);
    else if (/^Flow\.Interview$/i.test(text)) this.#uses(keyOf('Flow', id), 'runs', line, true);
    else this.#fieldOf(text, id, use, line);
  }

  #fieldOf(text: string, id: string, use: Use, line: number): void {
    const type = this.#variables.get(text.toLowerCase()) ?? (/^[A-Z]\w*$/.test(text) ? text : null);
    if (type) this.#field(type, id, use, line);
  }

  #change(kind: string, expression: apex.ExpressionContext, line: number): void {
    const type = this.#typeOf(expression);
    const use = changes[kind] ?? 'changes';
    if (type) this.#uses(keyOf('CustomObject', type), use, line, true);
    this.#touch('change', `${kind} ${type ?? expression.getText().slice(0, 80)}`, line);
  }

  #typeOf(expression: apex.ExpressionContext): string | null {
    if (expression instanceof apex.NewExpressionContext) return elementType(createdName(expression, true));
    if (!(expression instanceof apex.PrimaryExpressionContext)) return null;
    const primary = expression.primary();
    if (primary instanceof apex.IdPrimaryContext) return this.#variables.get(primary.getText().toLowerCase()) ?? null;
    if (primary instanceof apex.SoqlPrimaryContext)
      return primary.soqlLiteral().query().fromNameList().fieldName(0).getText();
    return null;
  }

  /** A type's name may be a class of the org, an object of it, or Salesforce's own. */
  #mayBe(name: string, line: number): void {
    const [first = ''] = name.split('.');
    if (!first) return;
    this.#uses(keyOf('ApexClass', first), 'refers to', line, true);
    this.#uses(keyOf('CustomObject', first), 'refers to', line, true);
  }

  #field(object: string, field: string, use: Use, line: number): void {
    this.#uses(keyOf('CustomField', `${object}.${field}`), use, line, true);
  }

  #uses(to: Key, use: Use, line: number, maybe: boolean): void {
    const key = `${to.toLowerCase()}\0${use}`;
    const known = this.#references.get(key);
    if (known) known.lines.add(line);
    else this.#references.set(key, { to, use, maybe, lines: new Set([line]) });
  }

  #touch(kind: ApexTouch['kind'], text: string, line: number): void {
    const known = this.#touches.get(`${kind}\0${text}`);
    if (known) known.lines.add(line);
    else this.#touches.set(`${kind}\0${text}`, { kind, text, lines: new Set([line]) });
  }
}

function createdName(rule: apex.NewExpressionContext, whole = false): string {
  const name = rule.creator().createdName();
  return whole ? name.getText() : (name.idCreatedNamePair(0)?.anyId()?.getText() ?? '');
}

/** `List<Account>`, `Map<Id,Account>`, `Account[]` hold accounts. */
function elementType(text: string): string {
  const inner = /^(?:List|Set|Map|Iterable)<(?:.*,)?([\w.]+(?:<.*>)?)>$/i.exec(text);
  return inner ? elementType(inner[1] ?? '') : text.replace(/\[\]$/, '');
}

function unquoted(text: string): string {
  return text.replace(/^'|'$/g, '');
}

function linesText(lines: ReadonlySet<number>): string {
  const shown = [...lines].slice(0, mostLines).join(', ');
  return `${lines.size === 1 ? 'line' : 'lines'} ${shown}${lines.size > mostLines ? ' …' : ''}`;
}
