// What generated components are called, and who made them. Labels are not all ASCII, as in real orgs.

export const THINGS = [
  'Invoice',
  'Shipment',
  'Contract_Line',
  'Project',
  'Site_Visit',
  'Subscription',
  'Vendor',
  'Payment',
  'Warranty',
  'Inspection',
  'Territory_Plan',
  'Training',
  'Claim',
  'Rebate',
  'Onboarding',
  'Survey',
] as const;

export const QUALITIES = [
  'Total',
  'Primary',
  'External',
  'Planned',
  'Actual',
  'Billing',
  'Regional',
  'Last',
  'Expected',
  'Approved',
  'Legacy',
  'Net',
] as const;

export const ASPECTS = [
  'Amount',
  'Date',
  'Status',
  'Owner',
  'Reference',
  'Score',
  'Category',
  'Notes',
  'Percent',
  'Contact',
  'Region',
  'Count',
] as const;

export const ROLES = [
  'Service',
  'Handler',
  'Controller',
  'Selector',
  'Batch',
  'Queueable',
  'Gateway',
  'Factory',
] as const;

/** The label of a thing in some language. */
export const FOREIGN_LABELS = [
  'Größe der Lieferung',
  'Numéro d’échéance',
  'Région prévue',
  '請求書の金額',
  'Ønsket dato',
  'Сумма договора',
  'Contact „privé“',
  'Año fiscal & ejercicio',
] as const;

export const PEOPLE = [
  'Anna Admin',
  'Zoë Müller',
  '渡辺 健',
  'Łukasz Żak',
  'Release Manager',
  'José Ibáñez',
  'Priya Raman',
  'Ingrid Ås',
  'Deployment User',
  'Чулпан Юсупова',
] as const;

export const NAMESPACES = ['acme', 'northw', 'sbqq', 'pse', 'fflib', 'dlrs', 'geo1', 'docgen'] as const;

export const LANGUAGES = ['de', 'fr', 'ja', 'es', 'pl', 'nl_NL'] as const;
