import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// a whole page of Backstage takes its time where several suites share the machine
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
