// Sentences of Salesforce in the language of the user: German, French, Spanish, Italian, Portuguese, Japanese, Dutch. Set into the rows of
// the same meaning; codes beside them (INVALID_SESSION_ID) are never translated. Names no cause.
import { anyOf } from '../../token/words.ts';

export const translated = {
  sessionExpired: anyOf`
    sitzung (?:ist )?abgelaufen oder (?:ist )?ungültig|session expirée ou non valide|sessie (?:is )?verlopen of ongeldig
    sesión (?:ha |está )?caducad[oa] o no (?:es )?válida|sessione scaduta o non valida|sessão (?:expirada|expirou) ou (?:é )?inválida
    セッション(?:が|の有効|の)?期限(?:が)?切れ.{0,12}無効`,
  passwordRefused: anyOf`
    benutzername.{0,30}kennwort.{0,40}sicherheits-?token|nom d'utilisateur, .{0,3}mot de passe.{0,40}jeton de sécurité
    nombre de usuario, .{0,3}contraseña.{0,40}(?:token|identificador) de seguridad|nome utente, .{0,3}password.{0,40}token di
    nome d[eo] (?:usuário|utilizador), .{0,3}senha.{0,40}token de segurança|gebruikersnaam, .{0,3}wachtwoord.{0,40}beveiligingstoken
    ユーザー?名、パスワード、(?:または)?セキュリティトークン`,
  apiDisabled: anyOf`
    \bapi (?:ist|wurde) .{0,60}(?:nicht aktiviert|deaktiviert)|l'api (?:n'est pas activée|est désactivée)
    \bapi no está (?:activada|habilitada)|\bapi está (?:desactivada|deshabilitada)
    \bapi non (?:è )?(?:attivata|abilitata)|\bapi è disattivata|\bapi não está (?:ativada|habilitada)|\bapi está desativada
    \bapi is .{0,40}(?:niet ingeschakeld|uitgeschakeld)|\bapi ?[はが].{0,20}(?:有効になっていません|有効化されていません|無効)`,
  inactiveUser: anyOf`
    inaktiver benutzer|(?<!oder )benutzer .{0,30}(?:inaktiv|deaktiviert|eingefroren|gesperrt)
    (?<!ou )utilisateur .{0,30}(?:inactif|désactivé|gelé|verrouillé)|(?<!\bo )usuario .{0,30}(?:inactivo|desactivado|congelado|bloqueado)
    (?<!(?:oppure|\bo) )utente .{0,30}(?:inattivo|disattivato|congelato|bloccato)
    (?<!ou )(?:usuário|utilizador) .{0,30}(?:inativo|desativado|congelado|bloqueado)
    inactieve gebruiker|(?<!\bof )gebruiker .{0,30}(?:inactief|gedeactiveerd|bevroren|geblokkeerd)
    (?:非アクティブ|無効)なユーザ(?!ー?名)|(?<!または)ユーザー?[がは].{0,10}(?:非アクティブ|凍結|無効化)`,
  insufficientAccess: anyOf`
    unzureichende (?:\S{0,20}rechte|berechtigung)|(?:privilèges|droits d'accès|autorisations) insuffisant
    (?:privilegios|derechos de acceso|permisos) insuficientes|(?:privilegi|diritti di accesso|autorizzazioni) insufficienti
    (?:privilégios|direitos de acesso|permissões) insuficientes|onvoldoende (?:\S{0,20}rechten|bevoegdheden)
    (?:権限|アクセス権).{0,6}(?:不足|不十分|がありません)`,
  connectionExpired: anyOf`
    verbindung .{0,40}abgelaufen|connexion .{0,40}expiré|conexión .{0,40}(?:caducado|expirado)|connessione .{0,40}scaduta
    conexão .{0,40}expir(?:ou|ada)|verbinding .{0,40}verlopen|接続.{0,12}期限(?:が)?切れ`,
};

export const anyTranslated = anyOf`
  ${translated.sessionExpired}|${translated.passwordRefused}|${translated.apiDisabled}
  ${translated.inactiveUser}|${translated.insufficientAccess}|${translated.connectionExpired}`;
