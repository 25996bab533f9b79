import {
  type UserInvitationConfig,
  type UserVerificationConfig,
  VerificationEmailStyle,
} from 'aws-cdk-lib/aws-cognito';

/** Cognito words its messages once for everybody: French first, English second. `{####}` is the code or the password. */
export const verificationMessages: UserVerificationConfig = {
  emailStyle: VerificationEmailStyle.CODE,
  emailSubject: 'Vigie : votre code de confirmation / your confirmation code',
  emailBody: [
    '<p lang="fr">Bonjour,<br>votre code de confirmation est <strong>{####}</strong>.',
    'Si vous n’avez rien demandé, ignorez ce message.</p>',
    '<p lang="en">Hello,<br>your confirmation code is <strong>{####}</strong>.',
    'If you asked for nothing, ignore this message.</p>',
  ].join('\n'),
};

/** What an officer receives once invited. */
export const invitationMessages: UserInvitationConfig = {
  emailSubject: 'Vigie : votre accès d’agent / your officer account',
  emailBody: [
    '<p lang="fr">Bonjour,<br>votre commune vous a inscrit comme agent sur Vigie.<br>Identifiant : <strong>{username}</strong><br>',
    'Mot de passe provisoire : <strong>{####}</strong><br>Il est à changer à la première connexion, sous 7 jours.</p>',
    '<p lang="en">Hello,<br>your municipality has registered you as an officer on Vigie.<br>User name: <strong>{username}</strong><br>',
    'Temporary password: <strong>{####}</strong><br>Change it when you first sign in, within 7 days.</p>',
  ].join('\n'),
};
