// One sentence for each fact about an org. English ones come from the server, which says them on the command line too.

import type { AnswerOf } from '../../api/client.ts';
import { type Texts, textOf } from '../../text/language.ts';

type Fact = AnswerOf<'org.showFacts'>['facts'][number];
type FactTexts = Readonly<Record<string, (value: Fact['value']) => string>>;

const en = {
  title: (count: number) =>
    count === 1 ? 'What this org has shown: 1 fact' : `What this org has shown: ${count} facts`,
  found: (by: string, day: string, version: string) => `Found on ${day} by ${by}, API ${version}`,
  unknown: (count: number) =>
    `${count === 1 ? '1 is not known yet; it is' : `${count} are not known yet; they are`} found out on the machine of Latchkey:`,
  facts: {} as FactTexts,
};

const wirdGezeigt = (what: string) => (value: Fact['value']) =>
  value === 'shown' ? `Ein Retrieve zeigt ${what}.` : `Ein Retrieve zeigt ${what} nicht.`;

const de: typeof en = {
  title: (count) =>
    count === 1 ? 'Was diese Org gezeigt hat: 1 Tatsache' : `Was diese Org gezeigt hat: ${count} Tatsachen`,
  found: (by, day, version) => `Gefunden am ${day} durch ${by}, API ${version}`,
  unknown: (count) =>
    `${count === 1 ? '1 ist noch nicht bekannt; sie wird' : `${count} sind noch nicht bekannt; sie werden`} auf dem Rechner von Latchkey herausgefunden:`,
  facts: {
    wrongKeyAnswer: (text) => `Ein Schlüssel, der nicht passt, bekommt die Antwort „${text}“.`,
    missingCertificateAnswer: (text) => `Eine App ohne Zertifikat bekommt die Antwort „${text}“.`,
    flowOffAnswer: (text) => `Eine App, deren Flow aus ist, bekommt die Antwort „${text}“.`,
    expiredCertificate: (value) =>
      `Ein abgelaufenes Zertifikat wird ${value === 'accepted' ? 'angenommen' : 'abgelehnt'}.`,
    propagationSeconds: (seconds) =>
      `Das alte Zertifikat wurde ${seconds} s nach einem Deploy noch angetroffen, und nicht später.`,
    propagationOverlap: (value) =>
      value === 'eitherKey'
        ? 'Währenddessen wurde jeder der beiden Schlüssel angenommen, Anfrage um Anfrage.'
        : 'Die Schlüssel wurden einer nach dem anderen angenommen.',
    tokensAfterSwap: (value) =>
      value === 'liveOn'
        ? 'Ein Token, das vor dem neuen Zertifikat ausgegeben wurde, lebt weiter.'
        : 'Ein Token, das vor dem neuen Zertifikat ausgegeben wurde, endet mit ihm.',
    connectedAppReadBack: wirdGezeigt('das Zertifikat einer Connected App'),
    readBackWithSecrets: wirdGezeigt(
      'einem Benutzer, der Consumer Secrets sehen darf, das Zertifikat einer External Client App',
    ),
    readBackWithoutSecrets: wirdGezeigt(
      'einem Benutzer, der keine Consumer Secrets sehen darf, das Zertifikat einer External Client App',
    ),
    deployPermissions: (names) => `Ein Probelauf eines Deploys gelang mit: ${listed(names)}.`,
    connectedAppSwap: (value) =>
      value === 'replaced'
        ? 'Ein Deploy ersetzt das Zertifikat einer Connected App an seinem Platz.'
        : 'Ein Deploy ersetzt das Zertifikat einer Connected App nicht.',
  },
};

const estMontre = (what: string) => (value: Fact['value']) =>
  value === 'shown' ? `Un retrieve montre ${what}.` : `Un retrieve ne montre pas ${what}.`;

const fr: typeof en = {
  title: (count) => (count === 1 ? 'Ce que cette org a montré : 1 fait' : `Ce que cette org a montré : ${count} faits`),
  found: (by, day, version) => `Trouvé le ${day} par ${by}, API ${version}`,
  unknown: (count) =>
    `${count === 1 ? '1 n’est pas encore connu ; il se trouve' : `${count} ne sont pas encore connus ; ils se trouvent`} sur la machine de Latchkey :`,
  facts: {
    wrongKeyAnswer: (text) => `Une clé qui ne convient pas reçoit la réponse « ${text} ».`,
    missingCertificateAnswer: (text) => `Une app sans certificat reçoit la réponse « ${text} ».`,
    flowOffAnswer: (text) => `Une app dont le flux est désactivé reçoit la réponse « ${text} ».`,
    expiredCertificate: (value) => `Un certificat expiré est ${value === 'accepted' ? 'accepté' : 'refusé'}.`,
    propagationSeconds: (seconds) =>
      `L’ancien certificat a encore été rencontré ${seconds} s après un déploiement, et pas plus tard.`,
    propagationOverlap: (value) =>
      value === 'eitherKey'
        ? 'Entre-temps, l’une ou l’autre clé était acceptée, requête par requête.'
        : 'Les clés ont été acceptées l’une après l’autre.',
    tokensAfterSwap: (value) =>
      value === 'liveOn'
        ? 'Un jeton donné avant le nouveau certificat continue de vivre.'
        : 'Un jeton donné avant le nouveau certificat finit avec lui.',
    connectedAppReadBack: estMontre('le certificat d’une Connected App'),
    readBackWithSecrets: estMontre(
      'le certificat d’une External Client App à un utilisateur qui peut voir les Consumer Secrets',
    ),
    readBackWithoutSecrets: estMontre(
      'le certificat d’une External Client App à un utilisateur qui ne peut pas voir les Consumer Secrets',
    ),
    deployPermissions: (names) => `Un essai à blanc d’un déploiement a réussi avec : ${listed(names)}.`,
    connectedAppSwap: (value) =>
      value === 'replaced'
        ? 'Un déploiement remplace sur place le certificat d’une Connected App.'
        : 'Un déploiement ne remplace pas le certificat d’une Connected App.',
  },
};

export const texts = textOf({ en, de, fr } satisfies Texts<typeof en>);

export function factText({ name, value, text }: Fact): string {
  return texts.facts[name]?.(value) ?? text;
}

function listed(value: Fact['value']): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
