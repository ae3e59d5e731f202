// Flows of seven sorts, in turn: before save, after save, scheduled, screen, one that others call, on a platform event, and one after
// save with a loop and a scheduled path. Elements are a chain, each leading to the next.

import type { XmlValue } from '../../metadata/xml.ts';
import { recordObjects } from '../plan.ts';
import { isNumber, isText } from './field-types.ts';
import type { Fields } from './made.ts';
import type { Scribe } from './scribe.ts';

type Sort = 'before-save' | 'after-save' | 'scheduled' | 'screen' | 'called' | 'event' | 'loop';
const SORTS: readonly Sort[] = ['before-save', 'after-save', 'scheduled', 'screen', 'called', 'event', 'loop'];
/** Where flows that others call stand among the sorts. */
const CALLED = 4;

export function flow(scribe: Scribe): Fields {
  const sort = SORTS[scribe.one.index % SORTS.length] ?? 'called';
  const object = sort === 'event' ? eventObject(scribe) : scribe.anyObject(1);
  const writing = new FlowWriting(scribe, object, sort);
  for (const step of STEPS[sort]) writing[step]();
  for (let edit = 0; edit < scribe.one.revision; edit++) writing.decide();
  return writing.finish();
}

type Step =
  | 'decide'
  | 'assign'
  | 'lookUp'
  | 'create'
  | 'update'
  | 'remove'
  | 'loop'
  | 'callSubflow'
  | 'callApex'
  | 'sendAlert'
  | 'screen';

const STEPS: Readonly<Record<Sort, readonly Step[]>> = {
  'before-save': ['decide', 'assign'],
  'after-save': ['lookUp', 'decide', 'update', 'sendAlert', 'callSubflow'],
  scheduled: ['lookUp', 'create', 'remove'],
  screen: ['screen', 'lookUp', 'decide', 'create', 'screen'],
  called: ['lookUp', 'assign', 'callApex'],
  event: ['decide', 'create'],
  loop: ['lookUp', 'loop', 'decide', 'update', 'callSubflow', 'callApex'],
};

function eventObject(scribe: Scribe): number {
  return recordObjects(scribe.plan) + scribe.plan.metadataTypes + (scribe.draw(2) % scribe.plan.platformEvents);
}

class FlowWriting {
  readonly #scribe: Scribe;
  readonly #object: number;
  readonly #sort: Sort;
  readonly #elements: { kind: string; name: string; fields: Fields; next: boolean }[] = [];

  constructor(scribe: Scribe, object: number, sort: Sort) {
    this.#scribe = scribe;
    this.#object = object;
    this.#sort = sort;
  }

  get #record(): string {
    return this.#sort === 'screen' || this.#sort === 'scheduled' || this.#sort === 'called'
      ? 'recordVariable'
      : '$Record';
  }

  #add(kind: string, word: string, fields: Fields, next = true): void {
    const name = `${word}_${this.#elements.length + 1}`;
    this.#elements.push({
      kind,
      name,
      next,
      fields: { label: word.replace(/_/g, ' '), locationX: 176, locationY: 120 * this.#elements.length, ...fields },
    });
  }

  #field(salt: number, isWanted: (field: number) => boolean = () => true): string {
    return this.#scribe.referField(this.#object, salt + this.#elements.length, 'flow', isWanted) ?? 'Id';
  }

  #objectName(): string {
    return this.#scribe.referObject(this.#object, 'flow');
  }

  decide(): void {
    const field = this.#field(20, (one) => isNumber(this.#scribe.plan, one));
    this.#add('decisions', 'Is_It_Due', {
      defaultConnectorLabel: 'Default Outcome',
      rules: [
        {
          name: `Due_${this.#elements.length + 1}`,
          conditionLogic: 'and',
          conditions: [
            {
              leftValueReference: `${this.#record}.${field}`,
              operator: 'GreaterThan',
              rightValue: { numberValue: 100 },
            },
          ],
          label: 'Ja, fällig',
        },
      ],
    });
  }

  assign(): void {
    const field = this.#field(30, (one) => isText(this.#scribe.plan, one));
    const value = { stringValue: 'geprüft' };
    this.#add('assignments', 'Set_Values', {
      assignmentItems: [{ assignToReference: `${this.#record}.${field}`, operator: 'Assign', value }],
    });
  }

  lookUp(): void {
    this.#add('recordLookups', 'Find_Related', {
      assignNullValuesIfNoRecordsFound: false,
      filterLogic: 'and',
      filters: [{ field: this.#field(40), operator: 'IsNull', value: { booleanValue: false } }],
      getFirstRecordOnly: this.#sort !== 'loop',
      object: this.#objectName(),
      storeOutputAutomatically: true,
    });
  }

  create(): void {
    const object = this.#scribe.anyObject(50);
    const field = this.#scribe.referField(object, 51, 'flow', (one) => isText(this.#scribe.plan, one));
    const items = field === null ? {} : { inputAssignments: [{ field, value: { stringValue: 'Neu' } }] };
    this.#add('recordCreates', 'Create_Record', {
      ...items,
      object: this.#scribe.referObject(object, 'flow'),
      storeOutputAutomatically: true,
    });
  }

  update(): void {
    const field = this.#field(60, (one) => isText(this.#scribe.plan, one));
    const assignments = [{ field, value: { elementReference: '$User.Id' } }];
    this.#add('recordUpdates', 'Update_Record', { inputAssignments: assignments, inputReference: this.#record });
  }

  remove(): void {
    const filters = [{ field: this.#field(65), operator: 'IsNull', value: { booleanValue: true } }];
    this.#add('recordDeletes', 'Delete_Old', { filterLogic: 'and', filters, object: this.#objectName() });
  }

  loop(): void {
    const found = this.#elements.at(-1)?.name ?? '';
    this.#add('loops', 'For_Each', { collectionReference: found, iterationOrder: 'Asc' });
  }

  callSubflow(): void {
    const called = Math.floor(this.#scribe.count('Flow') / SORTS.length);
    const index = CALLED + SORTS.length * (this.#scribe.draw(70) % Math.max(1, called));
    if (index >= this.#scribe.count('Flow')) return;
    const inputs = [{ name: 'recordId', value: { elementReference: `${this.#record}.Id` } }];
    this.#add('subflows', 'Run_Check', {
      flowName: this.#scribe.refer('Flow', index, 'subflow'),
      inputAssignments: inputs,
    });
  }

  callApex(): void {
    const name = this.#scribe.refer('ApexClass', this.#scribe.draw(80) % this.#scribe.count('ApexClass'), 'action');
    this.#add('actionCalls', 'Call_Apex', {
      actionName: name,
      actionType: 'apex',
      flowTransactionModel: 'CurrentTransaction',
      nameSegment: name,
    });
  }

  sendAlert(): void {
    const name = this.#scribe.referAny('WorkflowAlert', 81, 'action');
    this.#add('actionCalls', 'Send_Mail', {
      actionName: name,
      actionType: 'emailAlert',
      flowTransactionModel: 'CurrentTransaction',
      nameSegment: name,
    });
  }

  screen(): void {
    const fields = [
      {
        name: `Text_${this.#elements.length}`,
        dataType: 'String',
        fieldText: 'Größe & <Menge>',
        fieldType: 'InputField',
        isRequired: true,
      },
      {
        name: `Info_${this.#elements.length}`,
        fieldText: '<p>Willkommen, {!$User.FirstName}</p>',
        fieldType: 'DisplayText',
      },
    ];
    this.#add('screens', 'Ask_User', {
      allowBack: true,
      allowFinish: true,
      fields,
      showFooter: true,
      showHeader: true,
    });
  }

  finish(): Fields {
    const fields: Record<string, XmlValue[]> = {};
    for (const [place, { kind, name, fields: own }] of this.#elements.entries()) {
      const target = this.#elements[place + 1]?.name;
      fields[kind] = [...(fields[kind] ?? []), { name, ...connected(kind, own, target) }];
    }
    const { label } = this.#scribe;
    const all: Fields = {
      ...fields,
      apiVersion: '66.0',
      description: `Handles ${label}`,
      environments: 'Default',
      interviewLabel: `${label} {!$Flow.CurrentDateTime}`,
      label,
      processMetadataValues: [{ name: 'BuilderType', value: { stringValue: 'LightningFlowBuilder' } }],
      processType: this.#sort === 'screen' ? 'Flow' : 'AutoLaunchedFlow',
      start: this.#start(),
      status: this.#scribe.draw(90) % 6 === 0 ? 'Draft' : 'Active',
      ...this.#variables(),
    };
    return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #variables(): Fields {
    if (this.#record === '$Record') return {};
    const shape = { isCollection: false, isInput: true, isOutput: false };
    const record = { name: 'recordVariable', dataType: 'SObject', ...shape, objectType: this.#objectName() };
    return { variables: [record, { name: 'recordId', dataType: 'String', ...shape }] };
  }

  #start(): Fields {
    const target = this.#elements[0]?.name;
    const connector = target === undefined ? {} : { connector: { targetReference: target } };
    const base = { locationX: 50, locationY: 0, ...connector };
    const on = { ...base, object: this.#objectName() };
    switch (this.#sort) {
      case 'before-save':
        return {
          ...on,
          recordTriggerType: this.#scribe.pick(['Create', 'CreateAndUpdate', 'Update'], 91),
          triggerType: 'RecordBeforeSave',
        };
      case 'after-save':
        return { ...on, recordTriggerType: 'CreateAndUpdate', triggerType: 'RecordAfterSave' };
      case 'loop': {
        const path = {
          connector: { targetReference: target },
          label: 'Einen Tag später',
          name: 'One_Day_Later',
          offsetNumber: 1,
          offsetUnit: 'Days',
          timeSource: 'RecordTriggerEvent',
        };
        return { ...on, recordTriggerType: 'Update', scheduledPaths: [path], triggerType: 'RecordAfterSave' };
      }
      case 'scheduled':
        return {
          ...on,
          schedule: { frequency: 'Daily', startDate: '2026-01-01', startTime: '02:00:00.000Z' },
          triggerType: 'Scheduled',
        };
      case 'event':
        return { ...on, triggerType: 'PlatformEvent' };
      default:
        return base;
    }
  }
}

/** Where an element goes on: a decision by its rule, a loop with its next value. */
function connected(kind: string, fields: Fields, target: string | undefined): Fields {
  if (target === undefined) return fields;
  const connector = { targetReference: target };
  if (kind === 'decisions') {
    const [rule] = fields.rules as Fields[];
    return { ...fields, rules: [{ ...rule, connector }] };
  }
  if (kind === 'loops') return { ...fields, nextValueConnector: connector };
  const isGuarded = kind === 'actionCalls' || kind === 'recordCreates';
  return { ...fields, connector, ...(isGuarded ? { faultConnector: { isGoTo: true, ...connector } } : {}) };
}
