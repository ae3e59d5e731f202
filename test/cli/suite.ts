import { runTestsBelow } from '../support/run-tests-below.ts';

runTestsBelow(import.meta.dirname);
