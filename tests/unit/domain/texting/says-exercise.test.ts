import { expect, test } from '@jest/globals';
import { saysExercise } from '../../../../lambdas/domain/texting/says-exercise.ts';

test.each([
  'exercice incendie rue du Douet',
  'EXERCICE INCENDIE',
  'feu rue du Port (exercice)',
  'exercise: fire rue du Port',
  'simulation de cambriolage en cours',
  "test d'alerte",
  'test alerte feu rue du Port',
  'test',
  'feu rue du Port, ceci est un test',
  'exercisse incendi',
  'this is a drill, fire rue du Port',
  'fire drill at the school',
  'this is a test',
])('%s is practice', (text) => expect(saysExercise(text)).toBe(true));

test.each([
  "feu rue du Port, ceci n'est pas un exercice",
  'fire rue du Port, this is not a drill',
  'not an exercise, fire',
  "ce n'est pas un test : feu rue du Port",
  'vol de perceuse rue du Port',
  'stolen drill rue du Port',
  'un homme teste les portières rue du Port',
  'il simule un malaise rue du Port',
  'accident rue du Port',
])('%s is not', (text) => expect(saysExercise(text)).toBe(false));
