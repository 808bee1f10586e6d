/**
 * Three projects, by what a test needs:
 *   unit         `x.spec.ts` beside the code: no I/O
 *   integration  `x.int.spec.ts`: a real PostgreSQL, a template database cloned for each file
 *   system       `test/system/*.spec.ts`: the services as processes, built first
 */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#shared/(.*)\\.js$': '<rootDir>/libs/shared/src/$1.ts',
    '^#migrations/(.*)\\.js$': '<rootDir>/migrations/$1.ts',
    '^#test/(.*)\\.js$': '<rootDir>/test/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

export default {
  // How long a test may hang; nothing is asserted about time.
  testTimeout: 60_000,
  // Most of them wait for processes of their own: one fewer than the cores would leave a core idle.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,migrations,test/chaos}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/{apps,libs,migrations,test/integration,test/simulation}/**/*.int.spec.ts',
      ],
      globalSetup: '<rootDir>/test/postgres/cluster.setup.ts',
      globalTeardown: '<rootDir>/test/postgres/cluster.teardown.ts',
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/test/system/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/postgres/cluster.setup.ts',
      globalTeardown: '<rootDir>/test/postgres/cluster.teardown.ts',
    },
  ],
};
