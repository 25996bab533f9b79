/** Middy is published as ES modules only, so Jest turns it into CommonJS like our own sources. */
const transformed = ['@middy'].join('|');

export default {
  testEnvironment: 'node',
  // Much of the time tests wait for what travels: a worker for every core, where Jest would leave one core out.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${transformed})/)`],
  moduleNameMapper: { '^(@middy/[a-z]+)$': '<rootDir>/node_modules/$1/index.js' },
  clearMocks: true,
};
