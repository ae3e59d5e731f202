// Why a device or service does nothing for us now, as the end of a sentence, in French, and what to do.

import type { ProviderTroubles } from '../../words.ts';

const reach = 'Vérifiez qu’il tourne et que cette machine l’atteint.';

export const frenchProviderTroubles: ProviderTroubles = {
  notInstalled: ['le paquet qui lui parle n’est pas installé', 'Installez ce que docs/custody.md nomme pour lui.'],
  moduleUnusable: [
    'la bibliothèque de l’appareil ne se charge pas',
    'Vérifiez module-path dans LATCHKEY_CUSTODY, et les réglages dont la bibliothèque elle-même a besoin.',
  ],
  tokenMissing: ['aucun token de ce nom n’est là', 'Branchez l’appareil, ou corrigez le label dans LATCHKEY_CUSTODY.'],
  pinWrong: [
    'il a refusé le PIN, qui n’est pas réessayé avant d’avoir changé',
    'Mettez le bon PIN dans le fichier de pin-source.',
  ],
  pinLocked: ['son PIN est bloqué', 'Faites-le débloquer par le responsable de sécurité de l’appareil.'],
  secretUnreadable: [
    'le fichier qui l’ouvre est illisible, ou d’autres peuvent le lire',
    'Vérifiez le fichier de l’URI dans LATCHKEY_CUSTODY : il doit nous appartenir ou appartenir à root, en mode 600.',
  ],
  notPermitted: ['il ne nous le permet pas', 'Donnez à ce compte les droits que nomme docs/custody.md.'],
  sealed: ['il est scellé', 'Faites-le ouvrir par ceux qui détiennent ses clés.'],
  throttled: [
    'il n’accepte plus de requêtes pour l’instant',
    'Il est redemandé de lui-même ; augmentez son quota si cela dure.',
  ],
  unreachable: ['il ne répond pas', reach],
  timedOut: ['il n’a pas répondu à temps', reach],
  failed: ['il a échoué', 'Consultez son propre journal.'],
};
