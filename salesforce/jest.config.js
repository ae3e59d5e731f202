import { jestConfig } from '@salesforce/sfdx-lwc-jest/config.js';

export default {
  ...jestConfig,
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/test/labels-in-english.cjs'],
  moduleNameMapper: { ...jestConfig.moduleNameMapper, '^support/(.*)$': '<rootDir>/test/support/$1' },
  modulePathIgnorePatterns: [...(jestConfig.modulePathIgnorePatterns ?? []), '<rootDir>/test/render'],
};
