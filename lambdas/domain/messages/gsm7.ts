/** The letters that an SMS of 160 characters can hold: GSM 03.38 (3GPP TS 23.038, section 6.2.1), of one septet each. */
const basicLetters = new Set(
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table: each takes two septets. */
const extendedLetters = new Set('^{}\\[~]|€');

/** What stands for letters that Unicode does not take apart itself. */
const substitutes: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '•': '-',
  '·': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  '°': 'o',
  '×': 'x',
  '÷': '/',
  µ: 'u',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The text on one line and in GSM-7 only: other letters lose their accents or are spelled out, and what has no likeness is dropped. */
export function toGsm7(text: string): string {
  const letters = Array.from(text.normalize('NFC').replace(/\s+/gu, ' '), likenessOf);
  return letters.join('').replace(/ {2,}/g, ' ').trim();
}

const isGsm7 = (letter: string) => basicLetters.has(letter) || extendedLetters.has(letter);

function likenessOf(letter: string): string {
  if (isGsm7(letter)) return letter;
  return substitutes[letter] ?? Array.from(letter.normalize('NFKD')).filter(isGsm7).join('');
}

/** How many of the 160 septets of one SMS a GSM-7 text takes. */
export function countSeptets(gsm7: string): number {
  return Array.from(gsm7).reduce((count, letter) => count + (extendedLetters.has(letter) ? 2 : 1), 0);
}
