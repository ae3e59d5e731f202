// Rules that have a file each and run when a record is saved: duplicate rules and entitlement processes.

import { type Automation, type Described, keyOf, type Reference } from '../described.ts';
import { readSettings } from './settings.ts';
import { childText, type Element, elementsOf, textsOf } from './xml.ts';

export function readDuplicateRule(name: string, xml: Element, type: string): Described {
  const object = name.split('.')[0] ?? name;
  const order = Number(childText(xml, 'sortOrder') ?? Number.NaN);
  const actions = (['insert', 'update'] as const).map((when) => {
    const action = childText(xml, `actionOn${when === 'insert' ? 'Insert' : 'Update'}`);
    const what = textsOf(xml, `operationsOn${when === 'insert' ? 'Insert' : 'Update'}`).join(' and ');
    return action === null ? '' : `${when}: ${[action, what].filter((part) => part !== '').join(', ')}`;
  });
  const automation = {
    object: keyOf('CustomObject', object),
    stage: 'duplicate rule' as const,
    key: keyOf(type, name),
    label: childText(xml, 'masterLabel') ?? name,
    isActive: childText(xml, 'isActive') === 'true',
    when: actions.filter((action) => action !== '').join('; '),
    order: Number.isNaN(order) ? null : order,
  };
  const matching = elementsOf(xml, 'duplicateRuleMatchRules').flatMap((rule): Reference[] => {
    const [of, called] = [childText(rule, 'matchRuleSObjectType') ?? object, childText(rule, 'matchingRule')];
    return called === null
      ? []
      : [{ to: keyOf('MatchingRule', `${of}.${called}`), use: 'refers to', evidence: 'matching rule' }];
  });
  return withAutomation(readSettings(type, name, xml), automation, matching);
}

export function readEntitlementProcess(name: string, xml: Element, type: string): Described {
  const milestones = elementsOf(xml, 'milestones').flatMap((one) => childText(one, 'milestoneName') ?? []);
  const automation = {
    object: keyOf('CustomObject', childText(xml, 'SObjectType') ?? 'Case'),
    stage: 'entitlement process' as const,
    key: keyOf(type, name),
    label: childText(xml, 'name') ?? name,
    isActive: childText(xml, 'active') === 'true',
    when: [childText(xml, 'entryStartDateField'), ...milestones].filter((part) => part !== null).join(', '),
    order: null,
  };
  return withAutomation(readSettings(type, name, xml), automation, []);
}

function withAutomation(described: Described, automation: Automation, more: readonly Reference[]): Described {
  const starts = { to: automation.object, use: 'starts on', evidence: 'object of the rule' } as const;
  return {
    ...described,
    automations: [...described.automations, automation],
    references: [...described.references, starts, ...more],
  };
}
