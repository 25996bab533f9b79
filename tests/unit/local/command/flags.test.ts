import { describe, expect, test } from '@jest/globals';
import { readFlags } from '../../../../local/command/flags.ts';

describe('the flags of npm start', () => {
  test('may all be left out', () => {
    expect(readFlags([])).toEqual({ ephemeral: false, unseeded: false, help: false, port: 8787, data: '.vigie' });
  });

  test('are read', () => {
    expect(readFlags(['--ephemeral', '--port', '0'])).toMatchObject({ ephemeral: true, port: 0 });
    expect(readFlags(['--data', 'elsewhere'])).toMatchObject({ data: 'elsewhere' });
  });

  test.each([[['--port', 'x']], [['--port', '70000']], [['--port', '1.5']], [['--prot', '1']], [['--data', '']]])(
    'are refused when they are wrong: %j',
    (args) => {
      expect(() => readFlags(args)).toThrow(/port|prot|data/i);
    },
  );
});
