// Salesforce's own rules for components and for their tests.

import recommended from '@salesforce/eslint-config-lwc/recommended.js';
import jest from 'eslint-plugin-jest';

export default [
  ...recommended.map((one) => ({ files: ['force-app/**/lwc/**/*.js', 'test/render/lightning/**/*.js'], ...one })),
  {
    ...jest.configs['flat/recommended'],
    files: ['force-app/**/__tests__/**/*.js'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      // The checks stand in functions with names.
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
    },
  },
];
