// A step of a test as it is told in German: what was done and seen, and why it was not done.

import type { StepName } from '../../../domain/diagnosis/test-result.ts';
import { day } from '../../instants.ts';
import type { StepTable } from '../../words.ts';
import { germanKeyDamage } from '../vault/key-damage.ts';

const whyNoOtherTarget = {
  ownAudience: 'diese Verbindung hat eine eigene Audience',
  onlyOne:
    'für diesen Host gibt es nur eine; eine My Domain gilt erst als die dieser Org, wenn sie die Anmelde-URL ist',
  foreignHost: 'von einem Host, der nicht Salesforce gehört, geht eine Assertion nirgends sonst hin',
} as const;

const partsOfOrg: Partial<Record<StepName, string>> = {
  loginHistory: 'die eigene Login History',
  auditTrail: 'das Setup Audit Trail über Zertifikate von Apps',
  deploys: 'die letzten Deploys',
  appPolicy: 'die Regeln der App',
  installedCertificate: 'die Apps mit ihren Zertifikaten',
};

export const germanSteps: StepTable = {
  keyDamage: ({ damage }) => ({
    text: (germanKeyDamage[damage.type] as (one: typeof damage) => string)(damage),
  }),
  soundPairs: ({ count, modulusBits, pastCount }) => {
    const dated =
      pastCount === 0
        ? 'in ihrer Gültigkeit'
        : pastCount === 1
          ? '1 über seinen letzten Tag hinaus und nach Regel benutzt'
          : `${pastCount} über ihren letzten Tag hinaus und nach Regel benutzt`;
    const what = count === 1 ? 'Ein Schlüsselpaar darf' : `${count} Schlüsselpaare dürfen`;
    return {
      text: `${what} unterschreiben: Privater Schlüssel und Zertifikat passen, RSA ${modulusBits.join(' und ')}, RS256, ${dated}.`,
    };
  },
  pairLeftOut: ({ fingerprint, expiredAt }) => ({
    text: `Das Schlüsselpaar ${shortened(fingerprint)} bleibt außen vor.`,
    why:
      expiredAt === null
        ? 'es wurde als entwichen gemeldet und unterschreibt nichts, auch keine Prüfung'
        : `sein Zertifikat ist am ${day(expiredAt)} abgelaufen und wird nach Regel nicht benutzt`,
  }),
  usernameAndHost: ({ username, host, sandboxSuffix }, { outcome }) => {
    if (outcome === 'failed')
      return {
        text: `Der Benutzername endet mit „.${sandboxSuffix}“ wie in einer Sandbox, aber ${host} meldet bei der Produktion an.`,
      };
    return outcome === 'notTried'
      ? { text: 'Benutzername und Host.', why: `${host} unterscheidet nicht zwischen Produktion und Sandbox` }
      : { text: `${username} und ${host} können zusammengehören.` };
  },
  hostSilent: ({ host, message }) => ({ text: `${host} antwortete nicht: ${message}.` }),
  hostAnswered: ({ host, isTls, isSalesforce, status }) => {
    const how = isTls ? 'gefunden, über TLS erreicht' : 'gefunden und erreicht';
    return isSalesforce
      ? { text: `${host} ist ${how} und antwortet als Salesforce.` }
      : { text: `${host} ist ${how}, antwortet aber nicht wie die API von Salesforce (Status ${status}).` };
  },
  clock: ({ skewSeconds }, { outcome }) => {
    if (skewSeconds === null)
      return { text: 'Unsere Uhr und die des Servers.', why: 'seine Antwort enthält kein Date' };
    const seconds = Math.abs(skewSeconds);
    if (outcome === 'passed') return { text: `Unsere Uhr und die des Servers gehen ${seconds} s auseinander.` };
    return {
      text: `Die Uhr dieses Rechners geht ${seconds} s ${skewSeconds > 0 ? 'nach' : 'vor'}; für Assertions gilt die Zeit des Servers.`,
    };
  },
  noHostToSignIn: () => ({
    text: 'Die Anmeldung.',
    why: 'der Host antwortet nicht; darum wird keine Assertion an ihn verbraucht',
  }),
  signIn: ({ fingerprint, message, assertions, keyPairs }, { outcome }) => {
    const asked = `${assertions} ${assertions === 1 ? 'Assertion' : 'Assertions'}, ${keyPairs} ${keyPairs === 1 ? 'Schlüsselpaar' : 'Schlüsselpaare'}`;
    if (message === null)
      return { text: `Angemeldet mit dem Schlüsselpaar ${shortened(fingerprint ?? '')} (${asked}).` };
    return outcome === 'notTried'
      ? { text: 'Die Anmeldung.', why: message }
      : { text: `Abgelehnt: ${message} (${asked}).` };
  },
  otherTarget: ({ tokenHost, audience, message }) => {
    const where = `${tokenHost} mit der Audience ${audience}`;
    return message === null
      ? { text: `Angenommen bei ${where}; das wird von nun an benutzt.` }
      : { text: `Auch bei ${where} abgelehnt: ${message}.` };
  },
  noOtherTarget: ({ why }) => ({ text: 'Andere Paare von Host und Audience.', why: whyNoOtherTarget[why] }),
  otherEnvironment: ({ host, message }, { outcome }) => {
    if (outcome === 'notTried') return { text: host, why: 'diese Verbindung funktionierte, wo sie ist' };
    return message === null
      ? { text: `Dieselbe Anmeldung gelingt bei ${host}: Die Anmelde-URL nennt die falsche Umgebung.` }
      : { text: `Auch ${host} kennt sie nicht: ${message}.` };
  },
  otherConnections: (_, { outcome }) => {
    if (outcome === 'passed')
      return { text: 'Andere Verbindungen derselben Org oder desselben Hosts meldeten sich in der letzten Stunde an.' };
    if (outcome === 'failed') return { text: 'Auch andere Verbindungen derselben Org oder desselben Hosts scheitern.' };
    return {
      text: 'Andere Verbindungen derselben Org oder desselben Hosts.',
      why: 'in der letzten Stunde wurde keine benutzt',
    };
  },
  earlierToken: ({ connection, message }) => {
    const whose = connection === null ? 'Ein früheres Token dieser Verbindung' : `Das Token von „${connection}“`;
    return message === null ? { text: `${whose} gilt noch.` } : { text: `${whose} gilt nicht mehr: ${message}.` };
  },
  noEarlierToken: () => ({
    text: 'Ein Blick in die Org: Login History, Setup Audit Trail, Regeln und Zertifikat der App.',
    why: 'kein Token dieser Org ist übrig, das noch gilt',
  }),
  partOfOrg: (seen, { name, outcome }) => {
    const what = partsOfOrg[name] ?? name;
    return outcome === 'passed'
      ? { text: `Gelesen: ${what}.` }
      : { text: `Nicht zu lesen: ${what}.`, why: whyUnread(seen) };
  },
  identity: ({ orgId, username }) => ({
    text: `Userinfo nennt die richtige Org (${orgId}) und den richtigen Benutzer (${username}).`,
  }),
  userinfoUnread: ({ message }) => ({
    text: 'Userinfo ließ sich nicht lesen; es gilt, wer in der Antwort steht.',
    why: message,
  }),
  otherIdentity: ({ foreign, found, expected }) => ({
    text: `Userinfo nennt ${foreign === 'org' ? 'die Org' : 'den Benutzer'} ${found}, nicht ${expected}.`,
  }),
  appName: ({ name }) => ({ text: `Die Org führt die App als „${name}“, und so heißt sie jetzt auch hier.` }),
  api: ({ version }) => ({ text: `Die REST-API ${version} nimmt das Token an.` }),
  apiRefused: ({ message }) => ({ text: `Die API lehnt das Token ab: ${message}.` }),
  nothingBehindApi: () => ({ text: 'Metadaten lesen, und die Grenzen.', why: 'die API lehnt das Token ab' }),
  scopes: ({ scopes }, { outcome }) => {
    const named = scopes.length === 0 ? 'keine' : scopes.join(', ');
    return outcome === 'passed'
      ? { text: `Die Scopes des Tokens: ${named}.` }
      : { text: `Das Token hat weder den Scope api noch full, sondern: ${named}.` };
  },
  metadata: ({ typeCount }) => ({ text: `Metadaten lassen sich lesen: ${typeCount} Typen.` }),
  limits: ({ dailyRemaining, dailyMaximum }) => ({
    text: `${dailyRemaining} von ${dailyMaximum} API-Aufrufen dieser 24 Stunden sind übrig.`,
  }),
  unreadable: (seen, { name }) => {
    const text =
      name === 'metadata'
        ? 'Metadaten lassen sich nicht lesen, also kann kein Scan laufen'
        : 'Die Grenzen lassen sich nicht lesen';
    return seen.permission === null
      ? { text: `${text}: ${seen.message}.` }
      : { text: `${text}.`, why: whyUnread(seen) };
  },
};

function whyUnread({ permission, message }: { permission: string | null; message: string | null }): string {
  return permission === null ? (message ?? '') : `dem Benutzer fehlt die Berechtigung „${permission}“`;
}

function shortened(fingerprint: string): string {
  return `${fingerprint.slice(0, 11)}…`;
}
