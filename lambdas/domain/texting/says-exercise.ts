import { plainText, wordsOf } from './plain-words.ts';

const drill = 'exer[cs]i[cs]+es?|simulations?|tests?|drills?';
const practice = [
  /(?<![a-z])(?:exer[cs]i[cs]+es?|simulations?)(?![a-z])/,
  /(?<![a-z])tests? (?:d |de |de l |des |du )?(?:alertes?|alert|alarm|vigie|systeme|sms|only)(?![a-z])/,
  /(?<![a-z])(?:alertes?|un|une|simple|just a|is a|this is a?) test(?![a-z])/,
  /(?<![a-z])(?:fire|is a|just a) drill(?![a-z])/,
  /^tests?(?![a-z])|(?<![a-z])tests?$/,
];

/** `ceci n'est pas un exercice` */
const denied = new RegExp(`(?<![a-z])(?:pas|aucun|aucune|not|no)(?: (?:un|une|d|de|a|an))* (?:${drill})(?![a-z])`, 'g');

/** Whether a text says that it is practice: such a one never goes out as real. */
export function saysExercise(text: string): boolean {
  const plain = plainText(wordsOf(text)).replace(denied, ' ').trim();
  return practice.some((pattern) => pattern.test(plain));
}
