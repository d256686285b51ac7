module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The integration test runs the actions against the backend that they call.
    '@backstage/no-mixed-plugin-imports': [
      'warn',
      { excludedFiles: ['**/*.test.ts'] },
    ],
  },
});
