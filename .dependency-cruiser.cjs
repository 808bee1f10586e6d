/** The architecture as rules: who may import whom. `npm run check:architecture` holds them. */
const specs = '\\.(spec|fixture)\\.ts$';
const production = { pathNot: [specs, '^(test|bench)/'] };

/** Decisions: functions of their arguments, so they need neither a framework nor a driver. */
const pureFiles = [
  '^apps/calendar-sync/src/relay/(retry\\.policy|settlement\\.decider|lane\\.suspicion|attempt\\.note)\\.ts$',
  '^apps/calendar-sync/src/calendar/(event\\.[a-z-]+|delivery\\.plan|verdict\\.policy)\\.ts$',
  '^apps/calendar-sync/src/google/google-error\\.classifier\\.ts$',
  '^apps/calendar-sync/src/quota/(allowance|block\\.size|permit\\.stock|calm\\.agents|pause\\.policy|call\\.deferral)\\.ts$',
  '^apps/crm-api/src/appointments/(sync\\.state|appointment\\.(times|changes|payload))\\.ts$',
  '^libs/shared/src/outbox/change\\.contract\\.ts$',
  '^libs/shared/src/news/(agent|gathered)\\.news\\.ts$',
];
const frameworksAndDrivers =
  '^node_modules/(@nestjs|@fastify|fastify|typeorm|pg|googleapis|google-auth-library|gaxios)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What depends on each other is one thing, or is cut at the wrong place.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'apps-stand-alone',
      comment: 'Apps speak over HTTP, the database or a process boundary, never by import.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', ...production },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: production,
      to: { path: `^test/|${specs}` },
    },
    {
      name: 'the-app-is-put-together-last',
      comment:
        'Routes, shell and navigation know the capabilities; what these share is in page/ and api/.',
      severity: 'error',
      from: { path: '^apps/crm-web/src/(?!app/|main\\.tsx$)', ...production },
      to: { path: '^apps/crm-web/src/app/' },
    },
    {
      name: 'pages-are-made-of-what-knows-no-capability',
      severity: 'error',
      from: { path: '^apps/crm-web/src/(page|api|time)/', ...production },
      to: { path: '^apps/crm-web/src/', pathNot: '^apps/crm-web/src/(page|api|time)/' },
    },
    {
      name: 'google-in-one-place',
      comment: 'Only google/ knows the client library; elsewhere its errors would leak tokens.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^apps/calendar-sync/src/google/', specs] },
      to: { path: '^node_modules/(googleapis|google-auth-library|gaxios)/' },
    },
    {
      name: 'ciphers-in-the-vault',
      comment: 'Hashes and random bytes are free to use; createCipheriv has one home (see lint).',
      severity: 'error',
      from: { path: '^apps/crm-api/' },
      to: { path: '^apps/calendar-sync/src/vault/' },
    },
    {
      name: 'relay-knows-no-calendar',
      comment: 'The relay delivers changes; to what, is the handler’s business.',
      severity: 'error',
      from: { path: '^apps/calendar-sync/src/relay/', ...production },
      to: { path: '^apps/calendar-sync/src/(calendar|google|vault|connections|quota)/' },
    },
    {
      name: 'appointments-are-written-in-one-place',
      comment:
        'Each version goes into the outbox with it: whoever makes or changes an appointment asks the writer.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^apps/crm-api/src/(appointments/|crm\\.entities\\.ts$)', specs],
      },
      to: { path: '^apps/crm-api/src/appointments/appointment\\.entity\\.ts$' },
    },
    {
      name: 'decisions-are-pure',
      severity: 'error',
      from: { path: pureFiles },
      to: { path: frameworksAndDrivers },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependencies-in-production',
      severity: 'error',
      from: {
        path: '^(apps/(crm-api|calendar-sync)|libs|migrations)/',
        ...production,
      },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
