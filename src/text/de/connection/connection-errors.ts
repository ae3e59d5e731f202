// What is wrong with a connection, or keeps it from signing in, in German.

import type { AttemptPurpose } from '../../../domain/token/attempt.ts';
import type { ConnectionErrors } from '../../connection/connection-errors.ts';

const callers: Record<AttemptPurpose, string> = {
  token: 'für Programme, die ein Token von',
  probe: 'für Blicke von `latchkey serve` auf',
  test: 'für Tests von',
};

export const germanConnectionErrors: ConnectionErrors = {
  connectionNotFound: ({ name }, to) => [
    `Eine Verbindung namens „${name}“ gibt es nicht.`,
    `Die Namen stehen unter ${to('connection list')}.`,
  ],
  appNotFound: (_, to) => [
    'Eine App mit diesem Consumer Key gibt es hier nicht.',
    `Die Apps ohne Verbindung stehen unter ${to('status')}.`,
  ],
  lookalikeHost: ({ loginUrl }) => [
    `${loginUrl} heißt wie ein Host von Salesforce und ist keiner: Wem er gehört, der bekommt, was sich dort anmeldet.`,
    'Ist er dennoch gemeint, so bestätigen Sie das; auf der Befehlszeile mit --yes.',
  ],
  connectionExists: ({ name }, to) => [
    `Eine Verbindung namens „${name}“ gibt es schon; sie wurde gelassen, wie sie ist.`,
    `Wählen Sie einen anderen Namen, oder ändern Sie sie: ${to('connection set', name)}.`,
  ],
  connectionDuplicate: ({ other, username, loginUrl }, to) => [
    `„${other}“ ist schon die Verbindung von ${username} bei ${loginUrl} mit diesem Consumer Key.`,
    `Benutzen Sie ${to('connection set', other)}, oder nehmen Sie einen anderen Benutzernamen.`,
  ],
  appInUse: ({ names }, to) => [
    `Die App mit diesem Consumer Key wird benutzt von: ${names}; sie wurde gelassen, wie sie ist.`,
    `Entfernen Sie zuerst diese Verbindungen: ${to('connection remove', 'NAME')}.`,
  ],
  consumerKeyTaken: () => [
    'Im selben Augenblick wurde eine andere App mit diesem Consumer Key hinzugefügt.',
    'Versuchen Sie es noch einmal.',
  ],
  consumerKeyMissing: ({ name }, to) => [
    `Die Verbindung „${name}“ hat noch keinen Consumer Key.`,
    `Kopieren Sie ihn aus der App in Salesforce, und speichern Sie ihn: ${to('connection set', name, '--consumer-key KEY')}.`,
  ],
  appNotMergeable: ({ count, name, more }, to) => [
    `Bei der App mit diesem Consumer Key warten schon ${count} Zertifikate auf das Hochladen, und „${name}“ bringt ${more} mit.`,
    `Verwerfen Sie einige: ${to('certificate discard')}.`,
  ],
  backingOff: ({ name, until, reason }, to) => [
    `„${name}“ wurde vor Kurzem abgelehnt und wird bis ${until} zurückgehalten: ${reason}`,
    `Jetzt versuchen und die Ursache sehen: ${to('test', name)}.`,
  ],
  loginBudgetSpent: ({ name, limit, until, spentBy }, to) => [
    `Latchkey selbst hält „${name}“ zurück: Die ${limit} Anmeldungen je Stunde, die es ihrem Benutzer erlaubt, sind bis ${until} verbraucht (${spentBy.map(({ connection, purpose, logins }) => `${logins} ${callers[purpose]} ${connection ?? 'anderen'}${purpose === 'token' ? ' wollten' : ''}`).join(', ')}). Salesforce hat nichts abgelehnt.`,
    `Finden Sie heraus, was so oft ein neues Token verlangt; eines aus dem Zwischenspeicher kostet nichts (${to('token', name)}). Die Grenze ist LATCHKEY_LOGINS_PER_HOUR.`,
  ],
  signInFailed: ({ name, reason }, to) => [
    `„${name}“ konnte sich nicht anmelden: ${reason}`,
    `Die Ursache zeigt ${to('test', name)}.`,
  ],
  noUsableKeyPair: ({ name }, to) => [
    `„${name}“ hat kein Schlüsselpaar, das unterschreiben darf.`,
    `Machen Sie eines, und laden Sie sein Zertifikat hoch: ${to('certificate download', name)}.`,
  ],
  certificateExpired: ({ name, notAfter, isOfAuthority }, to) => [
    `Das Zertifikat von „${name}“ ist am ${notAfter} abgelaufen und wird nach Ihrer Regel nicht benutzt.`,
    `${isOfAuthority ? `Fragen Sie Ihre Zertifizierungsstelle nach dem nächsten: ${to('certificate request', name)}` : `Wechseln Sie jetzt: ${to('rotate', name)}`}. Im Notfall: ${to('connection set', name, '--expired allow')}.`,
  ],
  orgChanged: ({ name, found, pinned }, to) => [
    `„${name}“ erreicht jetzt die Org ${found}, gehört aber zur Org ${pinned}. Wurde diese Sandbox aufgefrischt?`,
    `Ist das richtig, so nehmen Sie sie an: ${to('connection set', name, `--accept-org ${found}`)}.`,
  ],
  userChanged: ({ name, found, pinned, org }, to) => [
    `„${name}“ meldet sich jetzt als Benutzer ${found} an, gehört aber zum Benutzer ${pinned}.`,
    `Ist das richtig, so nehmen Sie ihn an: ${to('connection set', name, `--accept-org ${org}`)}.`,
  ],
  tokenRefusedYoung: ({ name, until }, to) => [
    `Salesforce hat binnen einer Minute zwei Tokens von „${name}“ abgelehnt; das nächste wird ab ${until} geholt.`,
    `Versuchen Sie es dann wieder. Ob die Verbindung selbst in Ordnung ist, sagt ${to('test', name)}.`,
  ],
};
