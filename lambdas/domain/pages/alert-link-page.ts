import { html } from '../html.ts';
import { page } from './page.ts';
import { phoneForm } from './phone-form.ts';

/**
 * The page that a message's link opens, the same for every alert: links are read by others than their addressee, so that it
 * tells nothing of the alert, not even whether there is one.
 */
export function alertLinkPage(): string {
  return page({ title: 'Vigie : une alerte de vos voisins', french, english });
}

const french = html`<h1>Une alerte de vos voisins</h1>
<p><strong>En cas d’urgence, appelez d’abord :</strong></p>
<ul>
<li><a href="tel:17">17</a> police</li>
<li><a href="tel:18">18</a> pompiers</li>
<li><a href="tel:15">15</a> SAMU</li>
<li><a href="tel:112">112</a> partout en Europe</li>
<li><a href="sms:114">114</a> par SMS, si vous ne pouvez pas parler</li>
</ul>
<p>Vigie a prévenu les voisins d’une communauté. Pour protéger chacun, l’alerte ne se lit pas ici : ouvrez l’application Vigie, ou
connectez-vous à votre compte.</p>
<h2>Ne plus recevoir de SMS (STOP)</h2>
<p>Indiquez le numéro qui les reçoit : il recevra par SMS un lien qui les arrête. Votre choix vaut dès l’alerte suivante. Avec un
compte Vigie, ouvrez « Canaux » et éteignez les SMS.</p>
${phoneForm('fr')}`;

const english = html`<h1>An alert from your neighbours</h1>
<p><strong>In an emergency, call first:</strong> <a href="tel:17">17</a> police, <a href="tel:18">18</a> fire,
<a href="tel:15">15</a> medical, <a href="tel:112">112</a> anywhere in Europe, <a href="sms:114">114</a> by SMS if you cannot speak.</p>
<p>Vigie told the neighbours of a community. To protect everyone, the alert is not shown here: open the Vigie application, or sign
in to your account.</p>
<h2>Stop the SMS</h2>
<p>Enter the number that receives them: it will be sent a link that stops them. Your choice holds from the next alert on. With a Vigie
account, open “Channels” and switch SMS off.</p>
${phoneForm('en')}`;
