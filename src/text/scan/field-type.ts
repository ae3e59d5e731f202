// A field's type as Setup names it: `Text(40)`, `Lookup(Account)`, `Formula (Currency)`.

interface FieldTypeFacts {
  type: string | null;
  length?: string | null;
  precision?: string | null;
  scale?: string | null;
  referenceTo?: readonly string[];
  isFormula?: boolean;
  displayFormat?: string | null;
}

const names: Readonly<Record<string, string>> = {
  AutoNumber: 'Auto Number',
  DateTime: 'Date/Time',
  EncryptedText: 'Text (Encrypted)',
  ExternalLookup: 'External Lookup',
  Hierarchy: 'Hierarchical',
  Html: 'Rich Text Area',
  IndirectLookup: 'Indirect Lookup',
  LongTextArea: 'Long Text Area',
  MasterDetail: 'Master-Detail',
  MetadataRelationship: 'Metadata Relationship',
  MultiselectPicklist: 'Picklist (Multi-Select)',
  Summary: 'Roll-Up Summary',
  TextArea: 'Text Area',
  Url: 'URL',
};

export function fieldTypeWords({ type, isFormula = false, ...more }: FieldTypeFacts): string {
  // Standard fields of standard objects come without a type: the org never says it.
  if (type === null) return 'Standard';
  const name = names[type] ?? type;
  if (isFormula) return `Formula (${name})`;
  return `${name}${inBrackets({ type, ...more })}`;
}

function inBrackets({ referenceTo = [], length, precision, scale, displayFormat }: FieldTypeFacts): string {
  if (referenceTo.length > 0) return `(${referenceTo.join(', ')})`;
  if (precision) return `(${Number(precision) - Number(scale ?? 0)}, ${scale ?? 0})`;
  if (length) return `(${length})`;
  return displayFormat ? ` (${displayFormat})` : '';
}
