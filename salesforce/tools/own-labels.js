// Labels that the browser pages do not have, in English, German and French.

export const ownLabels = {
  Status: ['Status', 'Status', 'État'],
  Rotation: ['Rotation', 'Schlüsselwechsel', 'Rotation'],
  Last_scan: ['Last scan', 'Letzter Scan', 'Dernière analyse'],
  Open_scan: ['Open the scan in Latchkey', 'Den Scan in Latchkey öffnen', 'Ouvrir l’analyse dans Latchkey'],
  Open_rotation: [
    'Open the rotation in Latchkey',
    'Den Schlüsselwechsel in Latchkey öffnen',
    'Ouvrir la rotation dans Latchkey',
  ],
  Refresh: ['Refresh', 'Aktualisieren', 'Actualiser'],
  Show_steps: ['Show the seven steps', 'Die sieben Schritte zeigen', 'Afficher les sept étapes'],
  Show_settings: ['Show the settings', 'Die Einstellungen zeigen', 'Afficher les paramètres'],
  Done: ['Done', 'Erledigt', 'Fait'],
  To_do: ['To do', 'Zu tun', 'À faire'],
  Progress: ['{0} of 7 steps are done', '{0} von 7 Schritten sind erledigt', '{0} étapes sur 7 sont faites'],
  Read_only: [
    'You may look here, and change nothing. The permission set "Latchkey Admin" lets you act.',
    'Sie dürfen hier ansehen, aber nichts ändern. Die Berechtigungsgruppe „Latchkey Admin“ lässt Sie handeln.',
    'Vous pouvez regarder ici, sans rien changer. L’ensemble d’autorisations « Latchkey Admin » permet d’agir.',
  ],
  Empty: [
    'This org has no connection yet.',
    'Diese Org hat noch keine Verbindung.',
    'Cette org n’a pas encore de connexion.',
  ],
  Empty_text: [
    'An administrator of Latchkey adds a connection for this org. Then this page shows the seven steps.',
    'Ein Administrator von Latchkey legt eine Verbindung für diese Org an. Dann zeigt diese Seite die sieben Schritte.',
    'Un administrateur de Latchkey ajoute une connexion pour cette org. Cette page montre ensuite les sept étapes.',
  ],
  Failed: ['This did not work.', 'Das hat nicht geklappt.', 'Cela n’a pas fonctionné.'],
};
