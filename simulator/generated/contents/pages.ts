// What people see: Visualforce, Aura, Lightning web components, Lightning pages, applications, static resources.

import { hashText, mix } from '../draw.ts';
import type { Fields, Made } from './made.ts';
import type { Scribe } from './scribe.ts';

const meta = (scribe: Scribe): Fields => ({ apiVersion: '62.0', availableInTouch: false, label: scribe.label });

/** A class of the org's own: of nine the last comes from a package. */
function ownClass(scribe: Scribe, salt: number): string {
  const index = scribe.draw(salt) % scribe.count('ApexClass');
  return scribe.refer('ApexClass', index % 9 === 8 ? index - 1 : index, 'code');
}

export function apexPage(scribe: Scribe): Made {
  if (scribe.one.namespace !== null) return { body: '(hidden)', fields: meta(scribe) };
  const object = scribe.referObject(scribe.anyObject(1), 'page of');
  const component = scribe.referAny('ApexComponent', 2, 'code');
  const body = `<apex:page standardController="${object}" extensions="${ownClass(scribe, 3)}">
    <c:${component}/>
    <apex:outputText value="{!$Label.${scribe.refer('CustomLabel', 0, 'label')}}"/>
</apex:page>
`;
  return { body, fields: meta(scribe) };
}

export const apexComponent = (scribe: Scribe): Made => ({
  body: `<apex:component controller="${ownClass(scribe, 1)}">\n    <p>Größe</p>\n</apex:component>\n`,
  fields: { apiVersion: '62.0', label: scribe.label },
});

/** The name within the bundle: without its namespace. */
const bareName = ({ one: { fullName, namespace } }: Scribe) =>
  namespace === null ? fullName : fullName.slice(namespace.length + 2);

export function aura(scribe: Scribe): Made {
  const name = bareName(scribe);
  const child = scribe.referAny('LightningComponentBundle', 1, 'markup');
  const markup = `<aura:component implements="flexipage:availableForAllPageTypes" controller="${ownClass(scribe, 2)}">
    <aura:attribute name="recordId" type="Id"/>
    <c:${child}/>
</aura:component>
`;
  return {
    files: {
      [`${name}.cmp`]: markup,
      [`${name}Controller.js`]:
        '({\n    init: function (component, event, helper) {\n        helper.load(component);\n    }\n})\n',
      [`${name}.cmp-meta.xml`]: metaXml(
        'AuraDefinitionBundle',
        '    <apiVersion>62.0</apiVersion>\n    <description>Ein Bündel</description>\n',
      ),
    },
  };
}

export function lwc(scribe: Scribe): Made {
  const name = bareName(scribe);
  const object = scribe.anyObject(1);
  const objectName = scribe.referObject(object, 'code');
  const field = scribe.referField(object, 2, 'code') ?? 'Name';
  const className = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const script = `import { api, LightningElement, wire } from 'lwc';
import load from '@salesforce/apex/${ownClass(scribe, 3)}.byName';
import FIELD from '@salesforce/schema/${objectName}.${field}';
import TITLE from '@salesforce/label/c.${scribe.refer('CustomLabel', 0, 'label')}';

export default class ${className} extends LightningElement {
    @api recordId;
    label = TITLE;
    @wire(load, { text: '$recordId' }) rows;

    get field() {
        return FIELD.fieldApiName;
    }
}
`;
  const markup = `<template>\n    <lightning-card title={label}>\n        <template if:true={rows.data}>…</template>\n    </lightning-card>\n</template>\n`;
  const elements =
    '    <apiVersion>62.0</apiVersion>\n    <isExposed>true</isExposed>\n    <targets>\n        <target>lightning__RecordPage</target>\n    </targets>\n';
  return {
    files: {
      [`${name}.js`]: script,
      [`${name}.html`]: markup,
      [`${name}.js-meta.xml`]: metaXml('LightningComponentBundle', elements),
    },
  };
}

function metaXml(root: string, elements: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${elements}</${root}>\n`;
}

export const messageChannel = (scribe: Scribe): Fields => ({
  description: 'Between components',
  isExposed: true,
  lightningMessageFields: [{ description: 'Id', fieldName: 'recordId' }],
  masterLabel: scribe.label,
});

export function flexiPage(scribe: Scribe): Fields {
  const object = scribe.anyObject(1);
  const component = scribe.referAny('LightningComponentBundle', 2, 'page component');
  const action = scribe.draw(3) % 2 === 0 ? scribe.referAny('Flow', 4, 'page component') : null;
  const instance = (componentName: string, identifier: string, properties: Fields[] = []) => ({
    componentInstance: { componentInstanceProperties: properties, componentName, identifier },
  });
  const items = [
    instance(`c:${component}`, 'c_1'),
    ...(action === null ? [] : [instance('flowruntime:interview', 'flow_1', [{ name: 'flowName', value: action }])]),
  ];
  return {
    flexiPageRegions: [{ itemInstances: items, name: 'main', type: 'Region' }],
    masterLabel: scribe.label,
    sobjectType: scribe.referObject(object, 'page of'),
    template: { name: 'flexipage:recordHomeTemplateDesktop' },
    type: 'RecordPage',
  };
}

export const customApplication = (scribe: Scribe): Fields => ({
  brand: { headerColor: '#0070D2', shouldOverrideOrgTheme: false },
  formFactors: ['Large'],
  label: scribe.label,
  navType: 'Standard',
  tabs: ['standard-home', scribe.referAny('CustomTab', 1, 'tab')],
  uiType: 'Lightning',
});

export const appMenu = (scribe: Scribe): Fields => ({
  appMenuItems: [{ name: scribe.referAny('CustomApplication', 1, 'menu'), type: 'CustomApplication' }],
});

/** 50 to 350 KB that do not compress, as pictures and archives do not. */
export function staticResource(scribe: Scribe): Made {
  const size = 50_000 + (scribe.draw(1) % 300_000);
  const fields = { cacheControl: 'Public', contentType: 'application/octet-stream', description: scribe.label };
  return { body: noise(size, scribe.draw(2)), fields };
}

function noise(size: number, seed: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4));
  let state = mix(seed, hashText('noise')) | 1;
  for (let place = 0; place < words.length; place++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[place] = state >>> 0;
  }
  return new Uint8Array(words.buffer, 0, size);
}
