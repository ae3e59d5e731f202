// Reports, dashboards, templates and documents with their folders; and what remains: labels, value sets, translations, bots, settings.

import { mix } from '../draw.ts';
import type { Fields, Made } from './made.ts';
import { revised } from './revised.ts';
import type { Scribe } from './scribe.ts';

export const folder = (scribe: Scribe): Fields => ({
  name: scribe.label,
  ...(scribe.draw(1) % 4 === 0 ? { accessType: 'Shared' } : { accessType: 'Public' }),
});

export function report(scribe: Scribe): Fields {
  const object = scribe.anyObject(1);
  const objectName = scribe.referObject(object, 'report on');
  const field = scribe.referField(object, 2, 'column');
  return {
    columns: [{ field: 'CUST_NAME' }, ...(field === null ? [] : [{ field: `${objectName}.${field}` }])],
    description: `Was im Monat geschah${revised(scribe)}`,
    format: 'Tabular',
    name: scribe.label.slice(0, 40),
    reportType: `CustomEntity$${objectName}`,
    scope: 'organization',
    showDetails: true,
    timeFrameFilter: { dateColumn: 'CUST_CREATED_DATE', interval: 'INTERVAL_CUSTOM' },
  };
}

export const dashboard = (scribe: Scribe): Fields => ({
  dashboardType: 'SpecifiedUser',
  description: 'Überblick',
  leftSection: {
    columnSize: 'Medium',
    components: [{ componentType: 'Metric', report: scribe.referAny('Report', 1, 'dashboard') }],
  },
  runningUser: 'integration@example.com',
  title: scribe.label,
});

export function emailTemplate(scribe: Scribe): Made {
  const object = scribe.anyObject(1);
  const objectName = scribe.referObject(object, 'merge field');
  const field = scribe.referField(object, 2, 'merge field') ?? 'Name';
  return {
    body: `Grüß Gott {!${objectName}.${field}},\n\nthank you – ありがとう.\n`,
    fields: {
      available: true,
      encodingKey: 'UTF-8',
      name: scribe.label,
      style: 'none',
      subject: `Re: {!${objectName}.Name}`,
      type: 'text',
      uiType: 'Aloha',
    },
  };
}

export const document = (scribe: Scribe): Made => ({
  body: `Document ${scribe.one.index}\n${'Zeile – line\n'.repeat(5 + (scribe.draw(1) % 40))}`,
  fields: { internalUseOnly: false, name: scribe.label, public: scribe.draw(2) % 2 === 0 },
});

export function reportType(scribe: Scribe): Fields {
  const object = scribe.anyObject(1);
  return {
    baseObject: scribe.referObject(object, 'report type on'),
    category: 'other',
    deployed: true,
    label: scribe.label,
    sections: [
      {
        columns: [
          {
            checkedByDefault: true,
            field: scribe.referField(object, 2, 'column') ?? 'Name',
            table: scribe.objectName(object),
          },
        ],
        masterLabel: 'Felder',
      },
    ],
  };
}

export const customLabel = (scribe: Scribe): Fields => ({
  fullName: scribe.shortName,
  categories: 'ours',
  language: 'en_US',
  protected: false,
  shortDescription: scribe.label,
  value: `${scribe.label}: “{0}” & <b>fett</b>${revised(scribe)}`,
});

export const noFields = (): Fields => ({});

const VALUES = ['Hot', 'Warm', 'Kühl', 'Cold', 'None'] as const;

export const globalValueSet = (scribe: Scribe): Fields => ({
  customValue: VALUES.slice(0, 2 + (scribe.draw(1) % 4)).map((label, place) => ({
    fullName: label,
    default: place === 0,
    label,
  })),
  masterLabel: scribe.label,
  sorted: false,
});

export const standardValueSet = (scribe: Scribe): Fields => ({
  sorted: false,
  standardValue: VALUES.slice(0, 2 + (scribe.draw(1) % 4)).map((label, place) => ({
    fullName: label,
    default: place === 0,
    label,
  })),
});

export const settings = (): Fields => ({ enableSomething: true });

export const bot = (scribe: Scribe): Fields => ({
  botMlDomain: { label: scribe.label, name: scribe.one.fullName },
  label: scribe.label,
  type: 'Bot',
});

export const botVersion = (scribe: Scribe): Fields => ({
  fullName: scribe.shortName,
  botDialogs: [
    {
      botSteps: [
        {
          botMessages: [{ message: 'Wie kann ich helfen?', messageIdentifier: `${mix(scribe.draw(1))}` }],
          type: 'Message',
        },
      ],
      developerName: 'Welcome',
      label: 'Welcome',
      showInFooterMenu: false,
    },
  ],
  entryDialog: 'Welcome',
});
