// The page of one component: what all kinds have, around what its own kind has.

import type { Instant } from '../../../domain/ports.ts';
import type { ComponentChange } from '../../../domain/scan/differences.ts';
import { moment } from '../../../text/instants.ts';
import { changeSentences } from '../../../text/scan/change-words.ts';
import { oneOfType } from '../../../text/scan/component-words.ts';
import { type Chapter, documentationWords as words } from '../../../text/scan/documentation-words.ts';
import { type Article, type Block, type Section, section, sections } from '../article.ts';
import type { Described } from '../described.ts';
import type { OutlineFacts } from '../outline.ts';
import type { ApexFacts } from '../read/apex-facts.ts';
import type { FlowFacts } from '../read/flow-facts.ts';
import type { ObjectFacts } from '../read/object.ts';
import { apexSections } from './apex-page.ts';
import { flowSections } from './flow-page.ts';
import { linkSections } from './links.ts';
import { type ObjectSurroundings, objectSections } from './object-page.ts';
import { outlineSections } from './outline-page.ts';

/** What the org tells of a component beside its files. */
interface Listing {
  namespace: string | null;
  createdBy: string | null;
  createdAt: Instant | null;
  lastModifiedBy: string | null;
  lastModifiedAt: Instant | null;
}

export interface ComponentSurroundings extends ObjectSurroundings {
  changeOf(type: string, fullName: string): { since: number; change: ComponentChange } | null;
}

export function componentArticle(
  page: string,
  described: Described,
  listing: Listing,
  around: ComponentSurroundings,
): Article {
  const { type, fullName, label, description } = described;
  const title = readable(fullName);
  return {
    page,
    title: label && label !== title ? `${label} (${title})` : title,
    kind: [oneOfType(type), ...(listing.namespace ? [words.managed(listing.namespace)] : [])].join(' · '),
    chapter: chapterOf(type),
    lead: description,
    sections: [
      ...problems(described),
      ...changed(described, around),
      ...ownSections(described, around),
      ...linkSections(described, around.links),
      ...history(listing, fullName),
    ],
  };
}

/** Names of profiles and layouts come with signs as `%26`. */
function readable(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A name may have a `%` of its own.
    return name;
  }
}

function ownSections(described: Described, around: ComponentSurroundings): Section[] {
  const { type, facts } = described;
  if (!isOfKind(facts)) return outlineSections(facts as OutlineFacts, around.links);
  if (type === 'CustomObject') return objectSections(described as Described<ObjectFacts>, around);
  if (type === 'Flow') return flowSections(described as Described<FlowFacts>, around.links);
  return apexSections(described as Described<ApexFacts>, around.links);
}

/** A component whose file could not be read has an empty outline, whatever its kind. */
function isOfKind(facts: unknown): boolean {
  return !(typeof facts === 'object' && facts !== null && 'tables' in facts);
}

function problems({ problem, facts }: Described): Section[] {
  // Apex says it where the code's facts stand.
  if (problem === null || isOfKind(facts)) return [];
  return sections(
    section('problem', words.notes, [{ kind: 'note', tone: 'warning', spans: [words.problem(problem)] }]),
  );
}

function changed({ type, fullName }: Described, { changeOf }: ComponentSurroundings): Section[] {
  const found = changeOf(type, fullName);
  if (!found) return [];
  return sections(section('changed', words.changedSince(found.since), [changeBlock(found.change)]));
}

/** The change in sentences; one line where there is nothing more to say than that it changed. */
export function changeBlock(change: ComponentChange): Block {
  const { kind, by, at } = change;
  const who = (by ?? at) ? `, ${[by ? `by ${by}` : '', at === null ? '' : moment(at)].filter(Boolean).join(', ')}` : '';
  return {
    kind: 'statements',
    isOrdered: false,
    statements: [
      { spans: [`${words.changeKinds[kind]}${who}.`] },
      ...changeSentences(change).map(({ text, evidence }) => ({ spans: [text], evidence: [{ code: evidence }] })),
    ],
  };
}

function history({ createdBy, createdAt, lastModifiedBy, lastModifiedAt }: Listing, fullName: string): Section[] {
  const told = (by: string | null, at: Instant | null): string =>
    [by, at === null ? null : moment(at)].filter((part) => part !== null).join(', ');
  const rows = [
    [words.apiName, fullName],
    [words.lastModified, told(lastModifiedBy, lastModifiedAt)],
    [words.createdBy, told(createdBy, createdAt)],
  ] as const;
  return sections(
    section('history', words.component, [
      {
        kind: 'properties',
        rows: rows.filter(([, value]) => value !== '').map(([name, value]) => [name, [value]] as const),
      },
    ]),
  );
}

const chapterTypes: Readonly<Record<Exclude<Chapter, 'home' | 'changes' | 'components' | 'connection'>, RegExp>> = {
  objects:
    /^(?:CustomObject|CustomField|RecordType|ValidationRule|GlobalValueSet|StandardValueSet|CustomMetadata|CustomLabels?|FieldSet|ListView|CompactLayout|BusinessProcess|WebLink|Index|CustomSite|CustomIndex)$/,
  automation:
    /^(?:Flow|FlowDefinition|FlowTest|Workflow.*|ApprovalProcess|AssignmentRules?|AutoResponseRules?|EscalationRules?|DuplicateRule|MatchingRules?|Sharing.*)$/,
  code: /^Apex(?:Class|Trigger|TestSuite|EmailNotifications)$/,
  pages:
    /^(?:LightningComponentBundle|AuraDefinitionBundle|FlexiPage|Layout|ApexPage|ApexComponent|CustomApplication|CustomTab|QuickAction|StaticResource|LightningMessageChannel|HomePageLayout)$/,
  access: /^(?:Profile.*|PermissionSet.*|MutingPermissionSet|CustomPermission|Role|Group|Queue)$/,
  integrations:
    /^(?:ConnectedApp|ExternalClientApplication|ExtlClnt.*|NamedCredential|ExternalCredential|RemoteSiteSetting|CspTrustedSite|CorsWhitelistOrigin|ExternalDataSource|ExternalServiceRegistration|AuthProvider|SamlSsoConfig|Certificate|PlatformEventChannel.*)$/,
};

export function chapterOf(type: string): Chapter {
  const found = (Object.keys(chapterTypes) as (keyof typeof chapterTypes)[]).find((chapter) =>
    chapterTypes[chapter].test(type),
  );
  return found ?? 'components';
}
