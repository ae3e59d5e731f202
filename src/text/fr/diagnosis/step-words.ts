// A step of a test as it is told in French: what was done and seen, and why it was not done.

import type { StepName } from '../../../domain/diagnosis/test-result.ts';
import { day } from '../../instants.ts';
import type { StepTable } from '../../words.ts';
import { frenchKeyDamage } from '../vault/key-damage.ts';

const whyNoOtherTarget = {
  ownAudience: 'cette connexion a une audience à elle',
  onlyOne:
    'pour cet hôte il n’y en a qu’une ; un My Domain n’est connu comme celui de cette org que s’il est l’URL de connexion',
  foreignHost: 'depuis un hôte qui n’est pas à Salesforce, une assertion ne va nulle part ailleurs',
} as const;

const partsOfOrg: Partial<Record<StepName, string>> = {
  loginHistory: 'la Login History de l’utilisateur',
  auditTrail: 'le Setup Audit Trail sur les certificats des applications',
  deploys: 'les derniers déploiements',
  appPolicy: 'les règles de l’application',
  installedCertificate: 'les applications avec leurs certificats',
};

export const frenchSteps: StepTable = {
  keyDamage: ({ damage }) => ({
    text: (frenchKeyDamage[damage.type] as (one: typeof damage) => string)(damage),
  }),
  soundPairs: ({ count, modulusBits, pastCount }) => {
    const dated =
      pastCount === 0
        ? 'en cours de validité'
        : pastCount === 1
          ? '1 au-delà de son dernier jour et utilisée selon la règle'
          : `${pastCount} au-delà de leur dernier jour et utilisées selon la règle`;
    const what = count === 1 ? 'Une paire de clés peut' : `${count} paires de clés peuvent`;
    return {
      text: `${what} signer : clé privée et certificat concordent, RSA ${modulusBits.join(' et ')}, RS256, ${dated}.`,
    };
  },
  pairLeftOut: ({ fingerprint, expiredAt }) => ({
    text: `La paire de clés ${shortened(fingerprint)} est laissée de côté.`,
    why:
      expiredAt === null
        ? 'elle a été signalée comme divulguée et ne signe rien, pas même un contrôle'
        : `son certificat a expiré le ${day(expiredAt)} et selon la règle n’est pas utilisé`,
  }),
  usernameAndHost: ({ username, host, sandboxSuffix }, { outcome }) => {
    if (outcome === 'failed')
      return {
        text: `Le nom d’utilisateur finit par « .${sandboxSuffix} » comme dans une sandbox, mais ${host} connecte à la production.`,
      };
    return outcome === 'notTried'
      ? { text: 'Nom d’utilisateur et hôte.', why: `${host} ne distingue pas production et sandbox` }
      : { text: `${username} et ${host} peuvent aller ensemble.` };
  },
  hostSilent: ({ host, message }) => ({ text: `${host} n’a pas répondu : ${message}.` }),
  hostAnswered: ({ host, isTls, isSalesforce, status }) => {
    const how = isTls ? 'trouvé, atteint par TLS' : 'trouvé et atteint';
    return isSalesforce
      ? { text: `${host} est ${how} et répond comme Salesforce.` }
      : { text: `${host} est ${how}, mais ne répond pas comme l’API de Salesforce (statut ${status}).` };
  },
  clock: ({ skewSeconds }, { outcome }) => {
    if (skewSeconds === null)
      return { text: 'Notre horloge et celle du serveur.', why: 'sa réponse ne contient pas de Date' };
    const seconds = Math.abs(skewSeconds);
    if (outcome === 'passed') return { text: `Notre horloge et celle du serveur diffèrent de ${seconds} s.` };
    return {
      text: `L’horloge de cette machine est en ${skewSeconds > 0 ? 'retard' : 'avance'} de ${seconds} s sur celle du serveur ; les assertions utilisent l’heure du serveur.`,
    };
  },
  noHostToSignIn: () => ({
    text: 'La connexion.',
    why: 'l’hôte ne répond pas ; aucune assertion n’est donc dépensée pour lui',
  }),
  signIn: ({ fingerprint, message, assertions, keyPairs }, { outcome }) => {
    const asked = `${assertions} ${assertions === 1 ? 'assertion' : 'assertions'}, ${keyPairs} ${keyPairs === 1 ? 'paire' : 'paires'} de clés`;
    if (message === null) return { text: `Connecté avec la paire de clés ${shortened(fingerprint ?? '')} (${asked}).` };
    return outcome === 'notTried'
      ? { text: 'La connexion.', why: message }
      : { text: `Refusé : ${message} (${asked}).` };
  },
  otherTarget: ({ tokenHost, audience, message }) => {
    const where = `${tokenHost} avec l’audience ${audience}`;
    return message === null
      ? { text: `Accepté sur ${where} ; c’est utilisé désormais.` }
      : { text: `Refusé aussi sur ${where} : ${message}.` };
  },
  noOtherTarget: ({ why }) => ({ text: 'Autres combinaisons d’hôte et d’audience.', why: whyNoOtherTarget[why] }),
  otherEnvironment: ({ host, message }, { outcome }) => {
    if (outcome === 'notTried') return { text: host, why: 'cette connexion a fonctionné là où elle est' };
    return message === null
      ? { text: `La même connexion réussit sur ${host} : l’URL de connexion nomme le mauvais environnement.` }
      : { text: `${host} ne les connaît pas non plus : ${message}.` };
  },
  otherConnections: (_, { outcome }) => {
    if (outcome === 'passed')
      return { text: 'D’autres connexions de la même org ou du même hôte ont réussi dans la dernière heure.' };
    if (outcome === 'failed') return { text: 'D’autres connexions de la même org ou du même hôte échouent aussi.' };
    return {
      text: 'D’autres connexions de la même org ou du même hôte.',
      why: 'aucune n’a servi dans la dernière heure',
    };
  },
  earlierToken: ({ connection, message }) => {
    const whose = connection === null ? 'Un jeton antérieur de cette connexion' : `Le jeton de « ${connection} »`;
    return message === null ? { text: `${whose} vaut encore.` } : { text: `${whose} ne vaut plus : ${message}.` };
  },
  noEarlierToken: () => ({
    text: 'Un regard dans l’org : Login History, Setup Audit Trail, règles et certificat de l’application.',
    why: 'il ne reste aucun jeton de cette org qui vaille encore',
  }),
  partOfOrg: (seen, { name, outcome }) => {
    const what = partsOfOrg[name] ?? name;
    return outcome === 'passed' ? { text: `Lu : ${what}.` } : { text: `Illisible : ${what}.`, why: whyUnread(seen) };
  },
  identity: ({ orgId, username }) => ({
    text: `Userinfo nomme la bonne org (${orgId}) et le bon utilisateur (${username}).`,
  }),
  userinfoUnread: ({ message }) => ({
    text: 'Userinfo n’a pas pu être lu ; l’identité de la réponse compte.',
    why: message,
  }),
  otherIdentity: ({ foreign, found, expected }) => ({
    text: `Userinfo nomme ${foreign === 'org' ? 'l’org' : 'l’utilisateur'} ${found}, non ${expected}.`,
  }),
  appName: ({ name }) => ({
    text: `L’org nomme l’application « ${name} », et elle s’appelle désormais ainsi ici.`,
  }),
  api: ({ version }) => ({ text: `L’API REST ${version} accepte le jeton.` }),
  apiRefused: ({ message }) => ({ text: `L’API refuse le jeton : ${message}.` }),
  nothingBehindApi: () => ({ text: 'Lire les métadonnées, et les limites.', why: 'l’API refuse le jeton' }),
  scopes: ({ scopes }, { outcome }) => {
    const named = scopes.length === 0 ? 'aucun' : scopes.join(', ');
    return outcome === 'passed'
      ? { text: `Les scopes du jeton : ${named}.` }
      : { text: `Le jeton n’a ni le scope api ni full, mais : ${named}.` };
  },
  metadata: ({ typeCount }) => ({ text: `Les métadonnées sont lisibles : ${typeCount} types.` }),
  limits: ({ dailyRemaining, dailyMaximum }) => ({
    text: `Il reste ${dailyRemaining} appels d’API sur ${dailyMaximum} pour ces 24 heures.`,
  }),
  unreadable: (seen, { name }) => {
    const text =
      name === 'metadata'
        ? 'Les métadonnées sont illisibles, aucune analyse ne peut donc tourner'
        : 'Les limites sont illisibles';
    return seen.permission === null
      ? { text: `${text} : ${seen.message}.` }
      : { text: `${text}.`, why: whyUnread(seen) };
  },
};

function whyUnread({ permission, message }: { permission: string | null; message: string | null }): string {
  return permission === null ? (message ?? '') : `il manque à l’utilisateur l’autorisation « ${permission} »`;
}

function shortened(fingerprint: string): string {
  return `${fingerprint.slice(0, 11)}…`;
}
