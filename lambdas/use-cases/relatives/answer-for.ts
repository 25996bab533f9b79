import { Refusal } from '../../domain/refusal.ts';
import { answered, relativeOfSecret } from '../../domain/residents/relatives.ts';
import type { Relative, Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore, SaveEffects } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';

/**
 * Saves what a relative said, as long as it is still they who are named there. Again changes nothing.
 * @returns the relative as they then stand
 * @throws Refusal `link-not-valid` when somebody else was named in their place meanwhile
 */
export async function answerFor(
  residents: Pick<ResidentStore, 'load' | 'save'>,
  resident: Resident,
  { secret, phone, email }: Relative,
  answer: 'yes' | 'no',
  at: Date,
  noted: Pick<SaveEffects, 'carriedOut'> = {},
): Promise<Relative> {
  const contact = phone ?? email;
  const saved = await changeLoaded(
    residents,
    resident,
    (present) => answered(present, requireNamed(present, secret).relativeId, answer),
    { ...(contact === undefined ? {} : { relativeAnswer: { contact, answer, at } }), ...noted },
  );
  return requireNamed(saved, secret);
}

function requireNamed(resident: Resident, secret: string): Relative {
  const relative = relativeOfSecret(resident, secret);
  if (!relative) throw new Refusal('link-not-valid');
  return relative;
}
