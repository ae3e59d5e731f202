// The one check that tells two causes apart, in German.

import type { PairTexts } from '../../words.ts';

export const germanPairs: PairTexts = {
  certificate_mismatch: {
    jwt_flow_not_enabled:
      'Öffnen Sie {app} in Setup: Ist das Kästchen für digitale Signaturen (JWT Bearer Flow) angehakt und wird ein Zertifikat gezeigt, so vergleichen Sie dessen Fingerabdruck mit dem Schlüssel; ist das Kästchen leer, so ist der Flow aus.',
    certificate_cleared:
      'Versuchen Sie die anderen vorhandenen Schlüsselpaare: Wird eines angenommen, hat die App dessen Zertifikat; werden alle abgelehnt, hat sie vielleicht keines.',
    propagation_delay:
      'Versuchen Sie es 10 Minuten nach der letzten Änderung unverändert noch einmal: Dann ist sie verteilt, und ein falsches Zertifikat wird weiter abgelehnt.',
    unknown_consumer_key:
      'Vergleichen Sie den Consumer Key von {app} mit unserem: Ist er derselbe, so ist das Zertifikat das falsche.',
    malformed_assertion:
      'Prüfen Sie die Assertion bei sich gegen unser eigenes Zertifikat: Gelingt das, so ist das Zertifikat in der App ein anderes.',
    certificate_expired:
      'Vergleichen Sie den Fingerabdruck des Zertifikats in der App mit dem des Schlüssels: Sind sie gleich, so liegt es am Ablauf.',
  },
  jwt_flow_not_enabled: {
    certificate_cleared:
      'Öffnen Sie {app} in Setup: Ein leeres Kästchen für digitale Signaturen (JWT Bearer Flow) heißt, dass der Flow aus ist; ein angehaktes ohne Zertifikat, dass es gelöscht wurde.',
  },
  user_not_preauthorized: {
    propagation_delay:
      'Sehen Sie Permitted Users in den Regeln von {app} an: Steht dort schon „Admin approved users are pre-authorized“, so warten Sie 10 Minuten, und versuchen Sie es unverändert noch einmal.',
    wrong_environment:
      'Melden Sie sich einmal an der My Domain der Org an, in der es {username} gibt: Bleibt die Antwort dieselbe, so fehlt die Zulassung.',
    user_not_assigned:
      'Sehen Sie Permitted Users in den Regeln von {app} an: self-authorize heißt nicht vorab zugelassen, admin approved heißt nicht zugewiesen.',
    missing_refresh_scope:
      'Sehen Sie die gewählten Scopes von {app} an: Ist „Perform requests at any time (refresh_token, offline_access)“ dabei, so ist der Benutzer nicht vorab zugelassen.',
  },
  user_not_assigned: {
    propagation_delay:
      'Sehen Sie nach, ob ein Profil oder Permission Set von {username} der App {app} zugewiesen ist: Wenn ja, warten Sie 10 Minuten, und versuchen Sie es unverändert noch einmal.',
  },
  my_domain_required: {
    app_not_in_org:
      'Melden Sie sich einmal mit der My-Domain-URL als Host und als Audience an: Scheitert auch das, so ist die App nicht in dieser Org.',
    wrong_environment:
      'Melden Sie sich einmal mit der My-Domain-URL der Org, in der {app} ist, als Host und als Audience an.',
  },
  app_not_in_org: {
    wrong_environment:
      'Suchen Sie {app} im App Manager der Org, zu der {host} gehört: Ist sie da, so sind Benutzer und Host von verschiedenen Orgs.',
    unknown_consumer_key:
      'Suchen Sie {app} im App Manager dieser Org: Ist sie da, so vergleichen Sie ihren Consumer Key mit unserem.',
  },
  unknown_consumer_key: {
    wrong_environment:
      'Suchen Sie {app} im App Manager der Org, zu der {host} gehört: Ist sie da, so ist ihr Consumer Key ein anderer als unserer.',
    propagation_delay:
      'Vergleichen Sie den Consumer Key von {app} mit unserem: Ist er derselbe, so warten Sie 10 Minuten, und versuchen Sie es unverändert noch einmal.',
  },
  wrong_audience: {
    wrong_environment:
      'Melden Sie sich einmal mit der My-Domain-URL der Org von {username} als Host und als Audience an: Gelingt das, so war nur die Audience falsch.',
  },
  missing_api_scope: {
    high_assurance_required:
      'Lesen Sie das Feld scope, das mit dem Token kam: Ist api darin, so sehen Sie die Sitzungsstufe des Profils an.',
    ip_restricted:
      'Lesen Sie das Feld scope, das mit dem Token kam: Ist api darin, so suchen Sie „Restricted IP“ in der Login History von {username}.',
  },
  high_assurance_required: {
    ip_restricted:
      'Sehen Sie in die Login History von {username}: „Restricted IP“ heißt die Adresse, sonst sehen Sie die Sitzungsstufe des Profils an.',
  },
  api_access_control: {
    session_expired:
      'Holen Sie ein neues Token, und benutzen Sie es sofort: Wird auch es abgelehnt, so liegt es nicht an der Sitzung.',
  },
  session_expired: {
    insufficient_permission:
      'Holen Sie ein neues Token, und wiederholen Sie den Aufruf: War die Sitzung vorbei, so gelingt er dann.',
  },
  dns_failure: {
    session_expired:
      'Lösen Sie {host} auf dem Rechner auf, der sich anmeldet (nslookup {host}): Gelingt das, so holen Sie ein neues Token.',
    wrong_host:
      'Lösen Sie {host} auf dem Rechner auf, der sich anmeldet: Gelingt das, so öffnen Sie ihn im Browser, und sehen Sie nach, ob er eine Seite ist.',
    proxy_interference:
      'Lösen Sie {host} auf dem Rechner auf, der sich anmeldet: Gelingt das, so bricht die Verbindung später ab, an einem Proxy oder einer Firewall.',
  },
  proxy_interference: {
    salesforce_unavailable:
      'Wiederholen Sie es aus einem anderen Netz: Gelingt es dort, so ist der Weg aus diesem gestört.',
    tls_interception:
      'Sehen Sie den Aussteller des Zertifikats an, das {host} hier zeigt: Ein Firmenname heißt, dass jemand dazwischensitzt, gar kein Zertifikat heißt einen gestörten Tunnel.',
  },
  wrong_host: {
    salesforce_unavailable:
      'Öffnen Sie {address}/services/oauth2/token im Browser: Eine Wartungsseite sagt es, eine Seite von Lightning oder Setup heißt der falsche Host.',
  },
  wrong_username: {
    wrong_environment:
      'Suchen Sie den Benutzernamen in Setup > Users der Org, zu der {host} gehört: Ist er da, so sind Host und App von verschiedenen Orgs.',
  },
};
